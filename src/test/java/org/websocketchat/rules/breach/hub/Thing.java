package org.websocketchat.rules.breach.hub;

/** Something that other packages use and must not. */
public final class Thing {}
