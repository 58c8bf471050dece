// What both broadcasters share: what somebody says gets a date and goes to everybody in the room, encoded once.
'use strict';

const rooms = new Map();

/** The members of the room that an address names; one is made where there is none. */
exports.room = (address) => {
  const name = new URL(address, 'http://localhost').searchParams.get('room') ?? 'lobby';
  if (!rooms.has(name)) {
    rooms.set(name, new Set());
  }
  return rooms.get(name);
};

/** The copy of a frame that everybody gets. */
exports.copy = (text) => {
  const frame = JSON.parse(text);
  frame.date = Date.now();
  return JSON.stringify(frame);
};

/** Prints the port when the server listens, and what is used after a collection when it is asked. */
exports.serve = (server) => {
  server.listen(0, '127.0.0.1', 2048, () => console.log(`listening on ${server.address().port}`));
  process.on('SIGUSR2', () => {
    global.gc();
    const { heapUsed, external } = process.memoryUsage();
    console.log(`used ${heapUsed + external}`);
  });
};
