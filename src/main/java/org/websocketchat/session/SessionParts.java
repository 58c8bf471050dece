package org.websocketchat.session;

import org.websocketchat.protocol.Json;

/** The parts of a session that its talks share. */
record SessionParts(
    Json json, Identity identity, Outbox outbox, Memory memory, Wire wire, Connection connection) {}
