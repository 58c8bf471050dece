package org.websocketchat.protocol;

/** Reads one field of a JSON object in the way that every codec does. */
public final class JsonFields {
  private JsonFields() {}

  /**
   * The integer under this name.
   *
   * @param missing what to return if there is none, if it is no number, or if it is not an integer
   *     from 0 to 2^53-1, which JSON carries exactly
   */
  public static long integer(JsonObject object, String name, long missing) {
    double value = object.number(name);
    boolean exact = value >= 0 && value <= Limits.MAX_INTEGER && value == Math.floor(value);
    return exact ? (long) value : missing;
  }
}
