// The smallest broadcaster that uses `websocket`.
'use strict';

const http = require('http');
const { server: WebSocketServer } = require('websocket');
const { room, copy, serve } = require('./peer.js');

const server = http.createServer();
new WebSocketServer({ httpServer: server }).on('request', (request) => {
  const members = room(request.resource);
  const socket = request.accept('json', request.origin);
  members.add(socket);
  socket.on('message', (message) => {
    const frame = copy(message.utf8Data);
    for (const member of members) {
      member.sendUTF(frame);
    }
  });
  socket.on('close', () => members.delete(socket));
});
serve(server);
