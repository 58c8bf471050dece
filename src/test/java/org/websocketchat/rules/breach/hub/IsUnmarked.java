package org.websocketchat.rules.breach.hub;

import org.websocketchat.rules.Breaks;

@Breaks("null-marked")
final class IsUnmarked {}
