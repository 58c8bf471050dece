package org.websocketchat.rules.breach.command;

/** Something that other packages use and must not. */
public final class Thing {}
