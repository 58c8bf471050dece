export * from './svelte.js';
