-- A log as version 1 of the schema left it. Never changed: later versions must read it.
CREATE TABLE room (
  key INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  epoch TEXT NOT NULL,
  first INTEGER NOT NULL, -- offset of the oldest message; head + 1 if there is none
  head INTEGER NOT NULL, -- offset of the newest message ever; 0 before it
  last_id INTEGER NOT NULL -- the highest id of a stay that was given
) STRICT;
CREATE TABLE message (
  room INTEGER NOT NULL REFERENCES room,
  offset INTEGER NOT NULL,
  id INTEGER NOT NULL,
  name TEXT NOT NULL,
  text TEXT NOT NULL,
  date INTEGER NOT NULL, -- milliseconds since 1970, as all times here
  tag TEXT, -- with n the cid; both null for sub-protocol json
  n INTEGER,
  PRIMARY KEY (room, offset)
) STRICT, WITHOUT ROWID;
CREATE TABLE sender (
  room INTEGER NOT NULL REFERENCES room ON DELETE CASCADE,
  tag TEXT NOT NULL,
  last_n INTEGER NOT NULL, -- 0 if it has sent nothing
  last_offset INTEGER NOT NULL, -- of its newest message; 0 if it has sent nothing
  name TEXT, -- the one last remembered; null for none, and then attempt is -1, seen 0
  attempt INTEGER NOT NULL,
  seen INTEGER NOT NULL,
  expires INTEGER, -- when the row may go; null while a message of it is kept
  PRIMARY KEY (room, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX sender_by_offset ON sender (room, last_offset) WHERE expires IS NULL;
CREATE INDEX sender_by_expiry ON sender (expires) WHERE expires IS NOT NULL;
INSERT INTO room VALUES (1, 'lobby', 'k3f9', 2, 3, 17);
INSERT INTO message VALUES (1, 2, 16, 'Ann', 'hi', 1763878400123, NULL, NULL);
INSERT INTO message VALUES (1, 3, 17, 'Bob', 'hello', 1763878400456, 'tagOfBob', 5);
INSERT INTO sender VALUES (1, 'tagOfBob', 5, 3, 'Bob', 12, 1763878400000, NULL);
PRAGMA application_id = 2004050792;
PRAGMA user_version = 1;
