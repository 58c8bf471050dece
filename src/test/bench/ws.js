// The smallest broadcaster that uses `ws`.
'use strict';

const http = require('http');
const { WebSocketServer } = require('ws');
const { room, copy, serve } = require('./peer.js');

const server = http.createServer();
new WebSocketServer({ server, clientTracking: false }).on('connection', (socket, request) => {
  const members = room(request.url);
  members.add(socket);
  socket.on('message', (text) => {
    const frame = Buffer.from(copy(text));
    for (const member of members) {
      member.send(frame, { binary: false });
    }
  });
  socket.on('close', () => members.delete(socket));
});
serve(server);
