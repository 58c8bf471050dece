package org.websocketchat.fuzz;

/**
 * One step of a script.
 *
 * @param text what {@link StepKind} says; empty where it takes none
 * @param number what {@link StepKind} says; 0 where it takes none
 */
record Step(StepKind kind, String text, int number) {}
