/*! websocket-chat ${project.version}, MIT licence */
require('./websocket-chat.js');
exports.WebSocketChatElement = globalThis.customElements?.get('websocket-chat') ?? class {};
