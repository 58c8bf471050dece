package org.websocketchat.rules.breach.server;

/** Something that other packages use and must not. */
public final class Thing {}
