package org.websocketchat.rules.breach.terminal;

/** Something that other packages use and must not. */
public final class Thing {}
