'use strict';
// The world in which the served script runs: its clock, timers, chance, sockets, locks, visibility
// and focus are in the hands of player.js. VirtualTime, Chance and JvmSockets are the same world on
// the JVM.
window.world = (() => {
  const RealDate = Date;
  const timers = new Map();
  let lastTimer = 0;
  let chance;

  const world = {
    begin(seed) {
      this.millis = 5000.25;
      this.wallOffset = 1763878400000 + seed * 7777777;
      this.hidden = false;
      this.focused = true;
      this.buffered = 0; // how many bytes each socket says it has buffered
      this.refusal = ''; // what the next socket's constructor throws; empty for nothing
      this.sockets = [];
      this.log = [];
      timers.clear();
      chance = seed | 0;
    },

    tell(...entry) {
      this.log.push(entry.map(String));
    },

    wall() {
      return Math.floor(this.millis + this.wallOffset);
    },

    // Lets time pass, and everything run that is due then or waits for a promise.
    async pass(duration) {
      const until = this.millis + duration;
      for (let timer = next(until); timer !== null; timer = next(until)) {
        this.millis = Math.max(this.millis, timer.due);
        timers.delete(timer.id);
        timer.call();
        await this.settled();
      }
      this.millis = until;
    },

    // Lets everything run that waits for promises.
    async settled() {
      for (let i = 0; i < 8; i++) {
        await null;
      }
    },

    get socket() {
      return this.sockets.at(-1);
    },
  };

  // Time

  window.Date = class extends RealDate {
    constructor(...given) {
      super(...(given.length > 0 ? given : [world.wall()]));
    }

    static now() {
      return world.wall();
    }
  };
  performance.now = () => world.millis;

  function start(call, delay, isFrame) {
    lastTimer++;
    const due = world.millis + Math.max(0, delay || 0);
    timers.set(lastTimer, { id: lastTimer, due, call, isFrame });
    return lastTimer;
  }

  window.setTimeout = (call, delay) => start(call, delay, false);
  window.requestAnimationFrame = call => start(() => call(world.millis), 16, true);
  window.clearTimeout = window.cancelAnimationFrame = id => timers.delete(id);
  window.setInterval = () => {
    throw new Error('no interval is used');
  };

  // The first timer that is due; a hidden page has no frames.
  function next(until) {
    let first = null;
    for (const timer of timers.values()) {
      const runs = timer.due <= until && !(timer.isFrame && world.hidden);
      if (runs && (first === null || timer.due < first.due)) {
        first = timer;
      }
    }
    return first;
  }

  // What the page posts to itself comes with what waits for promises.
  window.MessageChannel = class {
    constructor() {
      this.port1 = { onmessage: null, close: () => (this.port1.onmessage = null) };
      this.port2 = { postMessage: data => Promise.resolve().then(() => this.port1.onmessage?.({ data })) };
    }
  };

  // Chance

  function nextByte() {
    chance = (Math.imul(chance, 1664525) + 1013904223) | 0;
    return chance >>> 24;
  }

  Math.random = () => nextByte() / 256;
  crypto.getRandomValues = array => {
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    for (let i = 0; i < bytes.length; i++) {
      bytes[i] = nextByte();
    }
    return array;
  };

  // Sockets

  window.WebSocket = class extends EventTarget {
    constructor(url, protocols = []) {
      super();
      world.sockets.push(this);
      this.number = world.sockets.length;
      world.tell('open', this.number, url, [protocols].flat());
      this.readyState = 0;
      this.url = url;
      this.protocol = '';
      this.binaryType = 'blob';
      const refusal = world.refusal;
      if (refusal !== '') {
        world.refusal = '';
        this.readyState = 3;
        throw new DOMException(refusal, 'SyntaxError');
      }
    }

    get bufferedAmount() {
      return world.buffered;
    }

    send(data) {
      if (this.readyState === 0) {
        throw new DOMException('Still in CONNECTING state', 'InvalidStateError');
      }
      if (this.readyState === 1) {
        const isText = typeof data === 'string';
        world.tell('send', this.number, isText ? data : `binary ${data.byteLength}`);
      }
    }

    close(code, reason) {
      if (code !== 1000 && !(code >= 3000 && code <= 4999)) {
        throw new DOMException(`close code ${code}`, 'InvalidAccessError');
      }
      world.tell('close', this.number, code, reason);
      this.readyState = Math.max(this.readyState, 2);
    }

    // The server's part

    accept(protocol) {
      if (this.readyState === 0) {
        this.readyState = 1;
        this.protocol = protocol;
        this.dispatchEvent(new Event('open'));
      }
    }

    receive(data) {
      if (this.readyState === 1 || this.readyState === 2) {
        this.dispatchEvent(new MessageEvent('message', { data }));
      }
    }

    end(code, reason, wasClean) {
      if (this.readyState !== 3) {
        this.readyState = 3;
        if (!wasClean) {
          this.dispatchEvent(new Event('error'));
        }
        this.dispatchEvent(new CloseEvent('close', { code, reason, wasClean }));
      }
    }
  };

  // Layout: what is visible is 1000 pixels high, and nothing scrolls or changes its size. So nothing
  // depends on fonts, and Chromium does not lay out the page, which would take most of the time.

  function fix(name, value) {
    Object.defineProperty(HTMLElement.prototype, name, {
      get() {
        return this.closest('[hidden]') ? 0 : value;
      },
      set() {},
    });
  }

  fix('clientHeight', 1000);
  fix('scrollHeight', 1000);
  fix('offsetHeight', 1000);
  fix('offsetTop', 0);
  fix('scrollTop', 0);
  window.ResizeObserver = class {
    observe() {}

    disconnect() {}
  };

  // The rest: nothing in the page has the focus, locks are free, and notifications are forbidden.

  Object.defineProperty(document, 'visibilityState', {
    get: () => (world.hidden ? 'hidden' : 'visible'),
  });
  document.hasFocus = () => world.focused;
  HTMLElement.prototype.focus = () => {};
  Object.defineProperty(Notification, 'permission', { get: () => 'denied' });
  navigator.locks.request = (name, options, granted) =>
    Promise.resolve().then(() => granted({ name }));
  window.addEventListener('error', event => world.tell('uncaught', event.message));

  world.begin(0);
  return world;
})();
