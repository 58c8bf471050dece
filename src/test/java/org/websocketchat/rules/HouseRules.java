package org.websocketchat.rules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.NullMarked;

/** The rules for packages and members, by name. */
final class HouseRules {
  private static final String[] CORE = {ours("protocol"), ours("session"), ours("hub")};

  private static final String[] COMPILED = {
    ours("protocol"), ours("session"), ours("view"), ours("browser"), ours("browser.bindings")
  };

  private HouseRules() {}

  static Map<String, ArchRule> all() {
    var rules = new LinkedHashMap<String, ArchRule>();
    packages(rules);
    rules.put("cycles", slices().assignedFrom(lastPackage()).should().beFreeOfCycles());
    rules.put(
        "costly",
        noClasses()
            .that(resideInAnyPackage(COMPILED))
            .should()
            .accessTargetWhere(Costly.IN_A_DOWNLOAD)
            .because("one careless call multiplies the download"));
    rules.put(
        "compiled",
        noClasses()
            .that(resideInAnyPackage(COMPILED))
            .should()
            .accessTargetWhere(Costly.ANOTHER_WHEN_COMPILED)
            .because("TeaVM takes other characters for white space; WhiteSpace does not"));
    rules.put(
        "chance",
        noClasses()
            .that(resideInAnyPackage(CORE))
            .should()
            .accessTargetWhere(Costly.DIFFERENT_EACH_TIME)
            .because("a seed must replay exactly: time, chance and order are handed in"));
    rules.put(
        "unchecked",
        codeUnits()
            .that()
            .areDeclaredInClassesThat(resideInAnyPackage(CORE))
            .should(catchNoUncheckedException())
            .because("compiled code does not throw all that the JVM throws"));
    rules.put(
        "metrics",
        noClasses()
            .that()
            .doNotHaveSimpleName("PrometheusMetrics")
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.micrometer..", "io.prometheus.."))
            .because("a server without metrics needs no such library"));
    rules.put("null-marked", classes().should(resideInNullMarkedPackages()));
    rules.put(
        "static state",
        fields().that().areStatic().should().beFinal().because("state is handed in"));
    rules.put(
        "names", noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Impl)(\\$.*)?"));
    return rules;
  }

  /**
   * Which packages each package may use; packages of the JDK are named where not all are allowed.
   */
  private static void packages(Map<String, ArchRule> rules) {
    uses(rules, "protocol", "java.lang", "java.util");
    uses(rules, "session", "java.lang", "java.util", "java.util.function", ours("protocol"));
    uses(rules, "view", "java.lang", "java.util", ours("session"), ours("protocol"));
    uses(
        rules,
        "browser",
        "java.lang",
        "java.util",
        "java.util.function",
        "org.teavm.jso..",
        ours("browser.bindings"),
        ours("view"),
        ours("session"),
        ours("protocol"));
    uses(rules, "browser.bindings", "java.lang", "org.teavm.jso..");
    uses(
        rules,
        "teavm",
        "java.lang..",
        "java.io..",
        "java.nio..",
        "java.security..", // hashes of the scripts
        "java.util..",
        "org.teavm..",
        "com.google.javascript..",
        "com.fasterxml.jackson.core..",
        "com.aayushatharva.brotli4j..",
        "org.jsoup..");
    uses(
        rules,
        "site",
        "java.lang..",
        "java.io..",
        "java.nio..",
        "java.util..",
        "org.commonmark..",
        "org.jsoup..");
    uses(
        rules,
        "hub",
        "java.lang",
        "java.nio.charset",
        "java.util",
        "java.util.function",
        "java.util.stream",
        ours("protocol"));
    uses(
        rules,
        "json",
        "java.lang",
        "java.io",
        "java.util",
        "com.fasterxml.jackson.core..",
        ours("protocol"));
    uses(
        rules,
        "bot",
        "java.lang..",
        "java.io..",
        "java.net..",
        "java.nio..",
        "java.time..",
        "java.util..",
        "java.security..",
        "javax.net.ssl",
        ours("protocol"),
        ours("session"),
        ours("json"));
    uses(
        rules,
        "terminal",
        "java.lang..",
        "java.io..",
        "java.time..",
        "java.util..",
        "org.jline..",
        ours("bot"),
        ours("session"));
    uses(rules, "files", "java.lang..", "java.io..", "java.nio..", "java.util..");
    uses(
        rules,
        "store",
        "java.lang..",
        "java.io..",
        "java.nio..",
        "java.security..",
        "java.sql..",
        "java.util..",
        ours("files"),
        ours("hub"),
        ours("protocol"));
    uses(
        rules,
        "server",
        "java.lang..",
        "java.io..",
        "java.net..",
        "java.nio..",
        "java.security..",
        "java.text..",
        "java.time..",
        "java.util..",
        "javax.crypto..",
        "com.sun.management",
        "org.eclipse.jetty..",
        "rocks.xmpp.precis..",
        "com.ibm.icu.text",
        "io.micrometer..",
        ours("files"),
        ours("hub"),
        ours("protocol"),
        ours("json"),
        ours("store"),
        ours("token"));
    uses(
        rules,
        "token",
        "java.lang..",
        "java.io..",
        "java.math",
        "java.nio..",
        "java.security..",
        "java.time..",
        "java.util..",
        "org.jose4j..",
        ours("files"),
        ours("hub"),
        ours("protocol"));
    uses(
        rules,
        "command",
        "java.lang..",
        "java.io..",
        "java.nio..",
        "java.time..",
        "java.util..",
        "picocli..",
        ours("terminal"),
        ours("bot"),
        ours("server"),
        ours("store"),
        ours("token"),
        ours("hub"),
        ours("protocol"));
  }

  private static void uses(Map<String, ArchRule> rules, String name, String... others) {
    rules.put(
        name,
        classes()
            .that()
            .resideInAPackage(ours(name))
            .should()
            .onlyDependOnClassesThat(
                resideInAnyPackage(others)
                    .or(resideInAnyPackage(ours(name), "org.jspecify.annotations"))));
  }

  /** One of our packages, and the package of its planted breaches. */
  private static String ours(String name) {
    return "org.websocketchat.." + name;
  }

  private static SliceAssignment lastPackage() {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        var name = type.getPackageName();
        return SliceIdentifier.of(name.substring(name.lastIndexOf('.') + 1));
      }

      @Override
      public String getDescription() {
        return "packages";
      }
    };
  }

  private static ArchCondition<JavaCodeUnit> catchNoUncheckedException() {
    return new ArchCondition<>("catch no unchecked exception") {
      @Override
      public void check(JavaCodeUnit unit, ConditionEvents events) {
        for (var block : unit.getTryCatchBlocks()) {
          for (var caught : block.getCaughtThrowables()) {
            boolean checked =
                caught.isAssignableTo(Exception.class)
                    && !caught.isAssignableTo(RuntimeException.class)
                    && !caught.isEquivalentTo(Exception.class);
            if (!checked) {
              events.add(
                  SimpleConditionEvent.violated(
                      unit,
                      "<"
                          + unit.getFullName()
                          + "> catches "
                          + caught.getName()
                          + " in "
                          + block.getSourceCodeLocation()));
            }
          }
        }
      }
    };
  }

  private static ArchCondition<JavaClass> resideInNullMarkedPackages() {
    return new ArchCondition<>("reside in packages that are @NullMarked") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
        events.add(
            new SimpleConditionEvent(
                type, marked, "<" + type.getFullName() + "> is in a package without @NullMarked"));
      }
    };
  }
}
