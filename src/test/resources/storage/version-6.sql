-- A log as version 6 of the schema left it. Never changed: later versions must read it.
CREATE TABLE act (
  room INTEGER NOT NULL REFERENCES room ON DELETE CASCADE,
  number INTEGER NOT NULL, -- higher than that of every earlier one of the room
  offset INTEGER NOT NULL, -- of its entry in table message, which may be gone
  kept INTEGER NOT NULL, -- as in table message
  date INTEGER NOT NULL,
  kind TEXT NOT NULL, -- this, target, sanction, lasts and mode as in table message
  actor TEXT, -- the public id of who did it; null for the stopped server
  actor_name TEXT NOT NULL, -- at that time; empty if it is not known
  who TEXT, -- the person whom it is about; null for nobody, or if nobody knows
  name TEXT NOT NULL, -- that person's last one; empty if it is not known
  target INTEGER,
  sanction TEXT,
  lasts INTEGER,
  mode TEXT,
  reason TEXT NOT NULL,
  PRIMARY KEY (room, number)
) STRICT, WITHOUT ROWID;
INSERT INTO "act" VALUES(1,1,0,1789999999500,1789999999500,'sanction','whoOfMia16chars_','','tagOfCid16chars_','',NULL,'ban',0,NULL,'long ago');
INSERT INTO "act" VALUES(1,2,4,1790000000004,1790000000004,'remove','whoOfMia16chars_','Mia','tagOfBob16chars_','Bob',2,NULL,NULL,NULL,'');
INSERT INTO "act" VALUES(1,3,6,1790000000006,1790000000006,'report','tagOfAnn16chars_','Ann','tagOfBob16chars_','Bob',5,NULL,NULL,NULL,'spam');
INSERT INTO "act" VALUES(1,4,7,1790000000007,1790000000007,'sanction','whoOfMia16chars_','Mia','tagOfBob16chars_','Bob',NULL,'quiet',600000,NULL,'loud');
INSERT INTO "act" VALUES(1,5,8,1790000000008,1790000000008,'pin','whoOfMia16chars_','Mia',NULL,'',1,NULL,NULL,NULL,'');
INSERT INTO "act" VALUES(1,6,9,1790000000009,1790000000009,'mode','whoOfMia16chars_','Mia',NULL,'',NULL,NULL,NULL,'slow:10','');
INSERT INTO "act" VALUES(1,7,10,1790000000010,1790000000010,'purge','whoOfMia16chars_','Mia','tagOfBob16chars_','Bob',1,NULL,NULL,NULL,'');
CREATE TABLE age (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  reading INTEGER NOT NULL, -- these as in AgeClock.Saved
  wall_ahead INTEGER NOT NULL
) STRICT;
CREATE TABLE gap (
  number INTEGER PRIMARY KEY,
  at INTEGER NOT NULL, -- these as in AgeClock.Gap
  since INTEGER NOT NULL,
  millis INTEGER NOT NULL
) STRICT;
CREATE TABLE message (
  room INTEGER NOT NULL REFERENCES room,
  offset INTEGER NOT NULL,
  id INTEGER NOT NULL,
  name TEXT NOT NULL,
  text TEXT NOT NULL,
  date INTEGER NOT NULL, -- milliseconds since 1970, as all times here
  tag TEXT, -- with n the cid; both null for sub-protocol json
  n INTEGER, kept INTEGER, kind TEXT, target INTEGER, who TEXT, re INTEGER NOT NULL DEFAULT 0, rev INTEGER NOT NULL DEFAULT 0, edited INTEGER NOT NULL DEFAULT 0, removed TEXT, subject TEXT, sanction TEXT, lasts INTEGER, mode TEXT, unpins INTEGER,
  PRIMARY KEY (room, offset)
) STRICT, WITHOUT ROWID;
INSERT INTO "message" VALUES(1,1,1,'Ann','edited',1790000000001,'tagOfAnn16chars_',1,1790000000001,NULL,NULL,'tagOfAnn16chars_',0,3,1790000000003,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "message" VALUES(1,2,2,'Bob','',1790000000002,'tagOfBob16chars_',1,1790000000002,NULL,NULL,'tagOfBob16chars_',0,4,0,'moderator',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "message" VALUES(1,3,1,'','',1790000000003,'tagOfAnn16chars_',2,1790000000003,'edit',1,'tagOfAnn16chars_',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "message" VALUES(1,4,3,'','',1790000000004,'tagOfMia16chars_',1,1790000000004,'remove',2,'whoOfMia16chars_',0,0,0,'moderator',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "message" VALUES(1,5,2,'Bob','',1790000000005,'tagOfBob16chars_',2,1790000000005,NULL,NULL,'tagOfBob16chars_',0,10,0,'moderator',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "message" VALUES(1,6,1,'','spam',1790000000006,'tagOfAnn16chars_',3,1790000000006,'report',5,'tagOfAnn16chars_',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "message" VALUES(1,7,3,'','loud',1790000000007,'tagOfMia16chars_',2,1790000000007,'sanction',NULL,'whoOfMia16chars_',0,0,0,NULL,'tagOfBob16chars_','quiet',600000,NULL,NULL);
INSERT INTO "message" VALUES(1,8,3,'','',1790000000008,'tagOfMia16chars_',3,1790000000008,'pin',1,'whoOfMia16chars_',0,0,0,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "message" VALUES(1,9,3,'','',1790000000009,'tagOfMia16chars_',4,1790000000009,'mode',NULL,'whoOfMia16chars_',0,0,0,NULL,NULL,NULL,NULL,'slow:10',NULL);
INSERT INTO "message" VALUES(1,10,3,'','',1790000000010,'tagOfMia16chars_',5,1790000000010,'purge',1,'whoOfMia16chars_',0,0,0,NULL,'tagOfBob16chars_',NULL,NULL,NULL,NULL);
CREATE TABLE room (
  key INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  epoch TEXT NOT NULL,
  first INTEGER NOT NULL, -- offset of the oldest message; head + 1 if there is none
  head INTEGER NOT NULL, -- offset of the newest message ever; 0 before it
  last_id INTEGER NOT NULL -- the highest id of a stay that was given
, bytes INTEGER NOT NULL DEFAULT 0, mode TEXT, pinned INTEGER NOT NULL DEFAULT 0, sanctioned INTEGER NOT NULL DEFAULT 0) STRICT;
INSERT INTO "room" VALUES(1,'lobby','x7Kq',1,10,9,1023,'slow:10',1,7);
CREATE TABLE sanction (
  room INTEGER NOT NULL REFERENCES room ON DELETE CASCADE,
  who TEXT NOT NULL, -- the public id of the person
  kind TEXT NOT NULL, -- 'quiet' or 'ban'
  until INTEGER NOT NULL, -- 2^63-1 for ever
  reason TEXT NOT NULL,
  actor TEXT, -- the public id of the moderator
  date INTEGER NOT NULL,
  address TEXT, -- the keyed hash of an address that a ban covers; null for none
  PRIMARY KEY (room, who, kind)
) STRICT, WITHOUT ROWID;
INSERT INTO "sanction" VALUES(1,'tagOfBob16chars_','quiet',1790000600007,'loud','whoOfMia16chars_',1790000000007,NULL);
INSERT INTO "sanction" VALUES(1,'tagOfCid16chars_','ban',9223372036854775807,'long ago','whoOfMia16chars_',1789999999500,'hash');
CREATE TABLE sender (
  room INTEGER NOT NULL REFERENCES room ON DELETE CASCADE,
  tag TEXT NOT NULL,
  last_n INTEGER NOT NULL, -- 0 if it has sent nothing
  last_offset INTEGER NOT NULL, -- of its newest message; 0 if it has sent nothing
  name TEXT, -- the one last remembered; null for none, and then attempt is -1, seen 0
  attempt INTEGER NOT NULL,
  seen INTEGER NOT NULL,
  quiet_since INTEGER, -- when the row may go; null while a message of it is kept
  PRIMARY KEY (room, tag)
) STRICT, WITHOUT ROWID;
INSERT INTO "sender" VALUES(1,'tagOfAnn16chars_',3,6,'Ann',1,1790000000005,NULL);
INSERT INTO "sender" VALUES(1,'tagOfBob16chars_',2,5,'Bob',1,1790000000005,NULL);
INSERT INTO "sender" VALUES(1,'tagOfMia16chars_',5,10,'Mia',1,1790000000005,NULL);
CREATE INDEX sender_by_offset ON sender (room, last_offset) WHERE quiet_since IS NULL;
CREATE INDEX sender_by_sight ON sender (room, seen) WHERE name IS NOT NULL;
CREATE INDEX room_by_bytes ON room (bytes);
CREATE INDEX sender_by_quiet ON sender (quiet_since) WHERE quiet_since IS NOT NULL;
CREATE INDEX sender_by_room ON sender (room, quiet_since) WHERE quiet_since IS NOT NULL;
CREATE INDEX sender_unsaid ON sender (quiet_since) WHERE last_n = 0;
CREATE INDEX message_reported ON message (room, target, who) WHERE kind = 'report';
CREATE INDEX act_by_age ON act (kept);
CREATE INDEX act_by_person ON act (room, who) WHERE kind = 'sanction';
CREATE INDEX act_not_reported ON act (room, number) WHERE kind <> 'report';
CREATE INDEX act_reported ON act (room, number) WHERE kind = 'report';
CREATE INDEX report_by_age ON act (kept) WHERE kind = 'report';
PRAGMA application_id = 2004050792;
PRAGMA user_version = 6;
