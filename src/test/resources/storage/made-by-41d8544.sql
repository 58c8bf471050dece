-- What the server of commit 41d8544 left in its data directory: version 1 of the schema, as it was released. Never changed.
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
) STRICT, WITHOUT ROWID
;
INSERT INTO message VALUES(1,3,1,'Ann','text 3 of Ann',1790000000003,'tagOfAnn16chars_',3);
INSERT INTO message VALUES(1,4,1790000000000,'Guest','of json 你好',1790000000010,NULL,NULL);
INSERT INTO message VALUES(1,5,2,'Bob','text of Bob',1790000000020,'tagOfBob16chars_',1);
INSERT INTO message VALUES(1,6,2,'Bob','quo''te',1790000000021,'tagOfBob16chars_',2);
INSERT INTO message VALUES(2,2,1790000000000,'Guest','g1',1790000000041,NULL,NULL);
INSERT INTO message VALUES(2,3,1790000000000,'Guest','g2',1790000000042,NULL,NULL);
INSERT INTO message VALUES(2,4,1790000000000,'Guest','g3',1790000000043,NULL,NULL);
INSERT INTO message VALUES(2,5,1790000000000,'Guest','g4',1790000000044,NULL,NULL);
INSERT INTO message VALUES(3,1,1790000000000,'Guest','dated ten years ahead',2105360000000,NULL,NULL);
CREATE TABLE room (
  key INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  epoch TEXT NOT NULL,
  first INTEGER NOT NULL, -- offset of the oldest message; head + 1 if there is none
  head INTEGER NOT NULL, -- offset of the newest message ever; 0 before it
  last_id INTEGER NOT NULL -- the highest id of a stay that was given
) STRICT
;
INSERT INTO room VALUES(1,'lobby','LVhbqCGfPXG-',3,6,1000);
INSERT INTO room VALUES(2,'kitchen','PtIE0tX0dxR9',2,5,0);
INSERT INTO room VALUES(3,'ahead','gxc1plQNClyx',1,1,0);
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
) STRICT, WITHOUT ROWID
;
INSERT INTO sender VALUES(1,'tagOfAnn16chars_',3,3,'Ann',1790000000001,1790000000000,NULL);
INSERT INTO sender VALUES(1,'tagOfBob16chars_',2,6,'Bob',1790000000002,1790000060000,NULL);
INSERT INTO sender VALUES(2,'tagOfCid16chars_',7,1,NULL,-1,0,1792592000000);
CREATE INDEX sender_by_offset ON sender (room, last_offset) WHERE expires IS NULL;
CREATE INDEX sender_by_sight ON sender (room, seen) WHERE name IS NOT NULL;
CREATE INDEX sender_by_expiry ON sender (expires) WHERE expires IS NOT NULL;
PRAGMA application_id = 2004050792;
PRAGMA user_version = 1;
