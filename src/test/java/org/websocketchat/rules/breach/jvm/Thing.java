package org.websocketchat.rules.breach.jvm;

/** Something that other packages use and must not. */
public final class Thing {}
