package org.websocketchat.rules.breach.hub;

import org.websocketchat.rules.Breaks;

@Breaks("chance")
final class LeavesToChance {
  long millis() {
    return System.currentTimeMillis();
  }

  long nanos() {
    return System.nanoTime();
  }

  Object instant() {
    return java.time.Instant.now();
  }

  Object clock() {
    return java.time.Clock.systemUTC();
  }

  Object date() {
    return new java.util.Date();
  }

  Object calendar() {
    return java.util.Calendar.getInstance();
  }

  double mathRandom() {
    return Math.random();
  }

  Object random() {
    return new java.util.Random();
  }

  Object seeded() {
    return new java.util.Random(1);
  }

  Object uuid() {
    return java.util.UUID.randomUUID();
  }

  int threadLocal() {
    return java.util.concurrent.ThreadLocalRandom.current().nextInt();
  }

  Object secure() {
    return new java.security.SecureRandom();
  }

  Object splittable() {
    return new java.util.SplittableRandom();
  }

  void shuffle(java.util.List<String> list) {
    java.util.Collections.shuffle(list);
  }

  int identity() {
    return System.identityHashCode(this);
  }

  Object hashMap() {
    return new java.util.HashMap<String, String>();
  }

  Object hashSet() {
    return new java.util.HashSet<String>();
  }

  Object mapOf() {
    return java.util.Map.of("a", "b");
  }

  Object mapCopy(java.util.Map<String, String> map) {
    return java.util.Map.copyOf(map);
  }

  Object setOf() {
    return java.util.Set.of("a");
  }

  Object setCopy(java.util.List<String> list) {
    return java.util.Set.copyOf(list);
  }

  Object toSet(java.util.List<String> list) {
    return list.stream().collect(java.util.stream.Collectors.toSet());
  }

  java.util.function.LongSupplier reference() {
    return System::nanoTime;
  }

  java.util.function.Supplier<Object> constructorReference() {
    return java.util.HashMap::new;
  }

  Runnable inLambda() {
    return () -> System.nanoTime();
  }
}
