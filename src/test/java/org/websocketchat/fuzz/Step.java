package org.websocketchat.fuzz;

/**
 * One step of a script.
 *
 * @param text what {@link Deed} says; empty where it takes none
 * @param number what {@link Deed} says; 0 where it takes none
 */
record Step(Deed deed, String text, int number) {}
