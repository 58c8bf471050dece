'use strict';
// Plays scripts to the served script, in the world of world.js: what the person, the server and the
// browser do. JvmPage does the same on the JVM.
(() => {
  const { world } = window;
  const everywhere = { bubbles: true, composed: true, cancelable: true };
  let element;

  const find = place => element.shadowRoot.querySelector(`[data-place=${place}]`);
  const all = selector => Array.from(element.shadowRoot.querySelectorAll(selector));
  const box = () => find('box');
  const canWrite = () => !find('room').hidden && !box().disabled;

  function add(script) {
    element = document.createElement('websocket-chat');
    for (const event of ['state', 'message', 'change', 'mode', 'sanction', 'binary', 'unread', 'error', 'sent', 'failed', 'users']) {
      element.addEventListener(`chat-${event}`, ({ type, detail }) => {
        const told = Object.entries(detail).map(([name, value]) => [
          name,
          value instanceof ArrayBuffer ? value.byteLength
            : Array.isArray(value) ? value.map(person => person.name) : value,
        ]);
        world.tell(type, ...told.sort().flat());
      });
    }
    for (const name of ['server', 'protocols', 'name', 'lang']) {
      element.setAttribute(name, script[name]);
    }
    document.body.append(element);
  }

  // What the person does

  function write(field, text) {
    field.value = text;
    field.dispatchEvent(new InputEvent('input', everywhere));
  }

  function join(name) {
    if (find('room').hidden) {
      write(find('name'), name);
      find('join-form').requestSubmit();
    }
  }

  function stroke(type, key, shiftKey) {
    box().dispatchEvent(new KeyboardEvent(type, { key, shiftKey, ...everywhere }));
  }

  function breakLine() {
    const announced = { inputType: 'insertLineBreak', ...everywhere };
    if (box().dispatchEvent(new InputEvent('beforeinput', announced))) {
      write(box(), box().value + '\n');
    }
  }

  function press(key, shiftKey) {
    if (canWrite()) {
      stroke('keydown', key, shiftKey);
      if (key === 'Enter') {
        breakLine();
      }
      stroke('keyup', key, shiftKey);
    }
  }

  // An input method ends its composition by an Enter that also asks for a line break.
  function compose() {
    if (canWrite()) {
      box().dispatchEvent(new CompositionEvent('compositionstart', everywhere));
      breakLine();
      box().dispatchEvent(new CompositionEvent('compositionend', everywhere));
    }
  }

  function click(place, number) {
    const buttons = all(`[data-place=rows] [data-place=${place}]`);
    buttons[number % buttons.length]?.click();
  }

  function ignore(number) {
    const people = all('[data-place=people-list] > li');
    const person = people[number % people.length];
    const button = person?.querySelector('[data-place=person-button]');
    if (button) {
      button.click();
      person.querySelector('[data-place=ignore]').click();
    }
  }

  function menu(action, number) {
    const articles = all('[data-place=rows] > article');
    if (find('room').hidden || !articles.length) {
      return;
    }
    const key = new KeyboardEvent('keydown', { key: 'ContextMenu', ...everywhere });
    articles[number % articles.length].dispatchEvent(key);
    (all(`[role=menuitem][data-action=${action}]`)[0] ?? find('menu-ground'))?.click();
    find('confirm')?.click();
  }

  function unfold(given, number) {
    const folds = all('[data-action=unfold]');
    folds[number % folds.length]?.click();
  }

  function happens(target, type) {
    target.dispatchEvent(new Event(type, { bubbles: true }));
  }

  function show(isShown) {
    world.hidden = !isShown;
    happens(document, 'visibilitychange');
  }

  function focus(isFocused) {
    world.focused = isFocused;
    happens(window, isFocused ? 'focus' : 'blur');
  }

  function forbid() {
    const violation = {
      blockedURI: world.socket?.url ?? 'none:',
      effectiveDirective: 'connect-src',
      violatedDirective: 'connect-src',
      disposition: 'enforce',
      documentURI: location.href,
      originalPolicy: '',
      statusCode: 0,
    };
    window.dispatchEvent(new SecurityPolicyViolationEvent('securitypolicyviolation', violation));
  }

  // What the page shows and stores

  const text = place => find(place).textContent;
  const textIn = (parent, place) => parent.querySelector(`[data-place=${place}]`).textContent;
  const piece = node =>
    node.nodeType === Node.TEXT_NODE
      ? node.data
      : `{${node.localName} ${node.className}:${node.textContent}}`;

  function standing(parent) {
    const mark = parent.querySelector('[data-place=standing]');
    return mark ? (mark.querySelector('[data-place=tick]') ? '\u2713' : '') + mark.textContent : '';
  }

  function tellRow(row) {
    const part = row.getAttribute('part');
    if (row.localName === 'i') {
      world.tell('pending from here');
    } else if (row.localName === 'p') {
      world.tell('event', part, textIn(row, 'sentence'), textIn(row, 'time'));
    } else {
      const [author, like, time, foot] = ['author', 'like', 'time', 'foot'].map(p => textIn(row, p));
      const said = Array.from(row.querySelector('[data-place=text]').childNodes, piece).join('');
      world.tell('message', part, author, standing(row) + like, time, said, foot);
    }
  }

  function look() {
    const fault = text('message-fault');
    const names = all('[data-place=names] [data-place=who]').map(name => name.textContent);
    world.tell('status', text('status'), text('protocol'), text('people-count'));
    world.tell('banner', !find('banner').hidden, text('reason'), text('next'));
    world.tell('room', !find('room').hidden, find('name').value, text('name-fault'));
    world.tell('box', box().disabled, box().value, fault, text('bytes-left'), text('help'));
    world.tell('chip', find('chip').hidden, text('chip-title'), text('chip-text'));
    world.tell('names', ...names);
    world.tell('typing', text('typing'));
    for (const person of all('[data-place=people-list] > li')) {
      const like = person.querySelector('.like')?.textContent ?? '';
      world.tell('person', textIn(person, 'who'), standing(person) + textIn(person, 'note'), like);
    }
    find('rows').childNodes.forEach(tellRow);
  }

  function tellStored() {
    for (const key of Object.keys(localStorage).sort()) {
      world.tell('stored', key, localStorage.getItem(key));
    }
  }

  // What was wrong with a call; how it ends later is told by events.
  const ofCall = /^(name|offset|(text|binary)-(empty|too-large|full|not-joined|unsupported))$/;

  function called(promise) {
    promise.catch(({ code, message, value }) => {
      if (ofCall.test(code)) {
        world.tell('thrown', code, message, value);
      }
    });
  }

  // The names are those of the enum StepKind.
  const steps = {
    ADD: (given, number, script) => add(script),
    REMOVE: () => element.remove(),
    LOOK: look,
    TELL_STORED: tellStored,
    SET_NAME: name => element.setAttribute('name', name),
    SET_LANG: lang => element.setAttribute('lang', lang),
    CONNECT: name => called(element.connect(name)),
    DISCONNECT: () => called(element.disconnect()),
    FORGET: () => called(element.forget()),
    SEND: words => called(element.send(words)),
    SCRIPT_REPLY: (words, offset) => called(element.reply(offset, words)),
    SCRIPT_EDIT: (words, offset) => called(element.edit(offset, words)),
    SCRIPT_REMOVE: (given, offset) => called(element.remove(offset)),
    MENU: menu,
    UNFOLD: unfold,
    CANCEL_DRAFT: () => canWrite() && all('[data-action=cancel-draft]')[0].click(),
    SEND_BINARY: (given, size) => called(element.send(new ArrayBuffer(size))),
    JOIN: join,
    TYPE: words => canWrite() && write(box(), words),
    KEY: key => press(key, false),
    SHIFT_KEY: key => press(key, true),
    COMPOSE: compose,
    RETRY: () => find('room').hidden || find('banner').hidden || find('retry').click(),
    RESEND: (given, number) => click('resend', number),
    DELETE: (given, number) => click('delete', number),
    IGNORE: (given, number) => ignore(number),
    WAIT: (given, duration) => world.pass(duration),
    SLEEP: (given, duration) => {
      world.wallOffset += duration;
    },
    HIDE: () => show(false),
    SHOW: () => show(true),
    FOCUS: () => focus(true),
    BLUR: () => focus(false),
    PAGESHOW: () => happens(window, 'pageshow'),
    ONLINE: () => happens(window, 'online'),
    OFFLINE: () => happens(window, 'offline'),
    ACCEPT: protocol => world.socket?.accept(protocol),
    FRAME: frame => world.socket?.receive(frame),
    LATE_FRAME: frame => world.sockets.at(-2)?.receive(frame),
    BINARY: (given, size) => world.socket?.receive(new ArrayBuffer(size)),
    CLOSE: (reason, code) => world.socket?.end(code, reason, code === 1000),
    REFUSE: message => {
      world.refusal = message;
    },
    FORBID: forbid,
    BUFFER: (given, size) => {
      world.buffered = size;
    },
  };

  async function play(script) {
    world.begin(script.seed);
    for (const [index, step] of script.steps.entries()) {
      world.tell('step', index);
      try {
        await steps[step.kind](step.text, step.number, script);
      } catch (thrown) {
        world.tell('thrown', thrown.code ?? thrown.name, thrown.message, thrown.value);
      }
      await world.settled();
    }
    const { log } = world;
    element.remove();
    await world.settled();
    world.sockets.forEach(socket => socket.end(1000, '', true));
    localStorage.clear();
    sessionStorage.clear();
    return log;
  }

  // Plays scripts, a JSON text; returns what each led to, as JSON.
  window.playAll = async scripts => {
    const logs = [];
    for (const script of JSON.parse(scripts)) {
      logs.push(await play(script));
    }
    return JSON.stringify(logs);
  };
})();
