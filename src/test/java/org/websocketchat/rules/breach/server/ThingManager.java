package org.websocketchat.rules.breach.server;

import org.websocketchat.rules.Breaks;

@Breaks("names")
final class ThingManager {}
