package org.websocketchat.rules.breach.browser;

/** Something that other packages use and must not. */
public final class Thing {}
