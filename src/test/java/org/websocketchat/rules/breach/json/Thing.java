package org.websocketchat.rules.breach.json;

/** Something that other packages use and must not. */
public final class Thing {}
