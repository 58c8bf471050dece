export * from './solid.js';
