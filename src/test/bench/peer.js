// Shared by both broadcasters: each message gets a date and goes to everybody in its room, encoded once.
'use strict';

const rooms = new Map();

/** The members of the room that an address names; creates the room if it does not exist. */
exports.room = (address) => {
  const name = new URL(address, 'http://localhost').searchParams.get('room') ?? 'lobby';
  if (!rooms.has(name)) {
    rooms.set(name, new Set());
  }
  return rooms.get(name);
};

/** The frame that everybody in the room gets for a message. */
exports.copy = (text) => {
  const frame = JSON.parse(text);
  frame.date = Date.now();
  return JSON.stringify(frame);
};

/** Prints the port when the server listens; after the signal USR2, the bytes in use after a garbage collection. */
exports.serve = (server) => {
  server.listen(0, '127.0.0.1', 2048, () => console.log(`listening on ${server.address().port}`));
  process.on('SIGUSR2', () => {
    global.gc();
    const { heapUsed, external } = process.memoryUsage();
    console.log(`used ${heapUsed + external}`);
  });
};
