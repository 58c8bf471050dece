package org.websocketchat.session;

import org.websocketchat.protocol.Json;

/** What the talks of a session share: each speaks for the same person, on one socket at a time. */
record SessionParts(
    Json json, Identity identity, Outbox outbox, Memory memory, Wire wire, Connection connection) {}
