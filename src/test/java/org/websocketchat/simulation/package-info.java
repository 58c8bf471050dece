/**
 * Real sessions, a real hub and real codecs in one thread on virtual time, through disasters drawn
 * from one seed; docs/simulation.md explains it. Compiles to JavaScript, except for what is named
 * in {@code SimulationTest}: no JVM-only classes.
 */
@NullMarked
package org.websocketchat.simulation;

import org.jspecify.annotations.NullMarked;
