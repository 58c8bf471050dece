package org.websocketchat.rules.breach.bot;

/** Something that other packages use and must not. */
public final class Thing {}
