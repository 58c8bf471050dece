package org.websocketchat.rules;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Members of the JDK that parts of the product must not use; method references count as calls. */
final class Costly {
  /** Members that add 4 k to 100 k each to the compressed download (measured with TeaVM 0.15). */
  static final DescribedPredicate<JavaAccess<?>> IN_A_DOWNLOAD =
      DescribedPredicate.describe("costs a download dearly", Costly::isDear);

  /** Members that read a clock, use randomness, or iterate in an unspecified order. */
  static final DescribedPredicate<JavaAccess<?>> DIFFERENT_EACH_TIME =
      DescribedPredicate.describe("differs each time", Costly::differs);

  /** Members that TeaVM 0.15 compiles to something else than what they are on the JVM. */
  static final DescribedPredicate<JavaAccess<?>> ANOTHER_WHEN_COMPILED =
      DescribedPredicate.describe("is another when compiled", Costly::isAnother);

  private static final List<String> DEAR_PREFIXES =
      List.of(
          "java.util.regex.",
          "java.text.",
          "java.time.",
          "java.math.",
          "java.nio.charset.",
          "java.util.concurrent.",
          "java.util.Formatter",
          "java.util.Scanner",
          "java.util.Timer",
          "java.lang.Thread");

  private static final Set<String> DEAR =
      Set.of(
          "java.lang.String.format",
          "java.lang.String.formatted",
          "java.lang.String.split",
          "java.lang.String.splitWithDelimiters",
          "java.lang.String.replaceAll",
          "java.lang.String.replaceFirst",
          "java.lang.String.matches",
          "java.lang.String.getBytes",
          "java.io.PrintStream.printf",
          "java.io.PrintStream.format",
          "java.lang.Double.parseDouble",
          "java.lang.Double.toString",
          "java.lang.Float.parseFloat",
          "java.lang.Float.toString");

  /** Members that are costly only with floating-point numbers or bytes to convert. */
  private static final Set<String> CONVERSIONS =
      Set.of(
          "java.lang.String.<init>([B",
          "java.lang.String.valueOf(double",
          "java.lang.String.valueOf(float",
          "java.lang.StringBuilder.append(double",
          "java.lang.StringBuilder.append(float",
          "java.lang.StringBuilder.insert(int, double",
          "java.lang.StringBuilder.insert(int, float",
          "java.lang.Double.valueOf(java.lang.String",
          "java.lang.Float.valueOf(java.lang.String");

  private static final List<String> DIFFERENT_PREFIXES =
      List.of(
          "java.time.",
          "java.security.",
          "java.util.concurrent.",
          "java.util.random.",
          "java.util.Random",
          "java.util.SplittableRandom",
          "java.util.Date",
          "java.util.Calendar",
          "java.util.GregorianCalendar",
          "java.util.Timer",
          "java.lang.Thread");

  /**
   * Collections whose order is not the same everywhere; LinkedHashMap, TreeMap and EnumMap are
   * fine.
   */
  private static final Set<String> UNORDERED =
      Set.of(
          "java.util.HashMap",
          "java.util.HashSet",
          "java.util.Hashtable",
          "java.util.IdentityHashMap",
          "java.util.WeakHashMap",
          "java.util.Properties");

  private static final Set<String> DIFFERENT =
      Set.of(
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.lang.System.identityHashCode",
          "java.lang.System.getenv",
          "java.lang.System.getProperty",
          "java.lang.Math.random",
          "java.lang.StrictMath.random",
          "java.lang.Object.hashCode",
          "java.util.UUID.randomUUID",
          "java.util.Collections.shuffle",
          "java.util.Map.of",
          "java.util.Map.ofEntries",
          "java.util.Map.copyOf",
          "java.util.Set.of",
          "java.util.Set.copyOf",
          "java.util.stream.Collectors.toSet",
          "java.util.stream.Collectors.toMap",
          "java.util.stream.Collectors.toUnmodifiableSet",
          "java.util.stream.Collectors.toUnmodifiableMap",
          "java.util.stream.Collectors.groupingBy");

  private static final Set<String> ANOTHER =
      Set.of(
          "java.lang.String.isBlank",
          "java.lang.String.strip",
          "java.lang.String.stripLeading",
          "java.lang.String.stripTrailing");

  private Costly() {}

  private static boolean isDear(JavaAccess<?> access) {
    var name = access.getTargetOwner().getName() + "." + access.getTarget().getName();
    return DEAR_PREFIXES.stream().anyMatch(name::startsWith)
        || DEAR.contains(name)
        || CONVERSIONS.stream().anyMatch(withParameters(access, name)::startsWith);
  }

  private static boolean differs(JavaAccess<?> access) {
    var owner = access.getTargetOwner().getName();
    var name = owner + "." + access.getTarget().getName();
    return DIFFERENT_PREFIXES.stream().anyMatch(name::startsWith)
        || UNORDERED.contains(owner)
        || DIFFERENT.contains(name);
  }

  private static boolean isAnother(JavaAccess<?> access) {
    return ANOTHER.contains(access.getTargetOwner().getName() + "." + access.getTarget().getName());
  }

  private static String withParameters(JavaAccess<?> access, String name) {
    return access.getTarget() instanceof CodeUnitAccessTarget target
        ? target.getRawParameterTypes().stream()
            .map(JavaClass::getName)
            .collect(Collectors.joining(", ", name + "(", ")"))
        : name;
  }
}
