package org.websocketchat.protocol;

/** The one sub-protocol that is spoken. */
public final class SubProtocol {
  public static final String JSON = "json";
  public static final String OFFERED = JSON;

  private SubProtocol() {}
}
