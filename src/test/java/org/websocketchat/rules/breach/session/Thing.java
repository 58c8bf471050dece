package org.websocketchat.rules.breach.session;

/** Something that other packages use and must not. */
public final class Thing {}
