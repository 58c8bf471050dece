package org.websocketchat.rules.breach.store;

/** Something that other packages use and must not. */
public final class Thing {}
