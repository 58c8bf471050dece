export * from './websocket-chat.js';
