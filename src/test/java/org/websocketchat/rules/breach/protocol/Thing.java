package org.websocketchat.rules.breach.protocol;

/** Something that other packages use and must not. */
public final class Thing {}
