package org.websocketchat.rules.breach.view;

/** Something that other packages use and must not. */
public final class Thing {}
