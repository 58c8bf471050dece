package org.websocketchat.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule holds for the product and detects each of its planted breaches. */
final class HouseRulesTest {
  private static final Map<String, ArchRule> RULES = HouseRules.all();

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.websocketchat");

  private static final JavaClasses BREACHES =
      new ClassFileImporter().importPackages("org.websocketchat.rules.breach");

  static Stream<String> rules() {
    return RULES.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void holds(String name) {
    rule(name).check(PRODUCT);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void seesEveryPlantedBreach(String name) {
    // The breaches of other rules would make too many cycles to report them all.
    var own = BREACHES.that(describe("break no other rule", type -> !breaksAnother(type, name)));
    var report = String.join("\n", rule(name).evaluate(own).getFailureReport().getDetails());
    var planted = BREACHES.stream().filter(type -> breaks(type, name)).toList();
    assertFalse(planted.isEmpty(), "no breach is planted for this rule");
    assertAll(planted.stream().flatMap(type -> reported(type, report)));
  }

  private static ArchRule rule(String name) {
    return Objects.requireNonNull(RULES.get(name));
  }

  private static boolean breaks(JavaClass type, String rule) {
    return type.tryGetAnnotationOfType(Breaks.class).stream()
        .anyMatch(breach -> breach.value().equals(rule));
  }

  private static boolean breaksAnother(JavaClass type, String rule) {
    return type.isAnnotatedWith(Breaks.class) && !breaks(type, rule);
  }

  private static Stream<Executable> reported(JavaClass type, String report) {
    var names = type.getMethods().stream().filter(method -> !isLambda(method)).toList();
    var expected =
        names.isEmpty()
            ? Stream.of(type.getFullName())
            : names.stream().map(method -> type.getFullName() + "." + method.getName() + "(");
    return expected.map(name -> () -> assertTrue(report.contains(name), () -> "not seen: " + name));
  }

  private static boolean isLambda(JavaMethod method) {
    return method.getName().startsWith("lambda$");
  }
}
