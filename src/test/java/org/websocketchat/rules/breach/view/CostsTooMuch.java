package org.websocketchat.rules.breach.view;

import org.websocketchat.rules.Breaks;

@Breaks("costly")
final class CostsTooMuch {
  String format() {
    return String.format("%d", 1);
  }

  String formatted() {
    return "%d".formatted(1);
  }

  String[] split(String s) {
    return s.split(",");
  }

  String replaceAll(String s) {
    return s.replaceAll("a", "b");
  }

  String replaceFirst(String s) {
    return s.replaceFirst("a", "b");
  }

  boolean matches(String s) {
    return s.matches("a");
  }

  Object regex() {
    return java.util.regex.Pattern.compile("a");
  }

  byte[] getBytes(String s) {
    return s.getBytes();
  }

  String ofBytes(byte[] b) {
    return new String(b);
  }

  Object charset() {
    return java.nio.charset.StandardCharsets.UTF_8;
  }

  double parseDouble(String s) {
    return Double.parseDouble(s);
  }

  Double valueOfText(String s) {
    return Double.valueOf(s);
  }

  String ofDouble(double d) {
    return String.valueOf(d);
  }

  Object appendDouble(double d) {
    return new StringBuilder().append(d);
  }

  Object instant() {
    return java.time.Instant.ofEpochMilli(1);
  }

  Object zone() {
    return java.time.ZoneId.of("UTC");
  }

  Object formatter() {
    return java.time.format.DateTimeFormatter.ISO_DATE;
  }

  Object dateFormat() {
    return new java.text.SimpleDateFormat();
  }

  Object thread() {
    return new Thread();
  }

  Object timer() {
    return new java.util.Timer();
  }

  Object bigNumber() {
    return new java.math.BigDecimal(1);
  }

  Object map() {
    return new java.util.concurrent.ConcurrentHashMap<String, String>();
  }

  java.util.function.Function<String, String[]> reference() {
    return "a,b"::split;
  }

  Runnable inLambda(String s) {
    return () -> s.split(",");
  }
}
