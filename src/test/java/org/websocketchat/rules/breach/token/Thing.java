package org.websocketchat.rules.breach.token;

/** Something that other packages use and must not. */
public final class Thing {}
