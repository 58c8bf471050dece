export * from './react.js';
