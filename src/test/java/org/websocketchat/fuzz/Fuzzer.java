package org.websocketchat.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.websocketchat.protocol.SubProtocol;

/**
 * Makes scripts. It runs each on the JVM while it makes it, so that the server's answers fit what
 * the page sends.
 */
final class Fuzzer {
  /** What is chosen in the menu of a message, if it is offered. */
  private static final List<String> MENU_ITEMS =
      List.of(
          "reply",
          "edit",
          "edit",
          "remove-own",
          "remove",
          "report",
          "quiet",
          "ban",
          "purge",
          "purge-guests",
          "pin",
          "unpin");

  private static final int FEWEST_STEPS = 40;
  private static final int MORE_STEPS = 50;

  private static final List<String> PROTOCOLS =
      List.of(
          SubProtocol.OFFERED,
          SubProtocol.OFFERED,
          SubProtocol.V1,
          SubProtocol.V1,
          SubProtocol.JSON,
          "");

  private static final List<String> LANGUAGES = List.of("en", "en", "en", "de", "zh-CN", "zh");
  private static final List<Integer> CODES =
      List.of(
          1000, 1001, 1005, 1006, 1006, 1006, 1011, 1012, 1013, 4003, 4029, 4242, 1008, 4500, 4509);

  private final Script script;
  private final Words words;
  private final JvmPage page;
  private final FuzzServer server;
  private final List<Step> steps = new ArrayList<>();

  private Fuzzer(int seed, String origin) {
    var random = new Random(seed);
    words = new Words(random);
    var name = words.chance(70) ? words.name().replace("\n", "") : "";
    script =
        new Script(
            seed,
            "wss://chat.example/s" + seed,
            words.one(PROTOCOLS),
            name,
            words.one(LANGUAGES),
            steps);
    page = new JvmPage(script, origin);
    server = new FuzzServer(words);
  }

  /** A script and what it led to on the JVM. */
  record Played(Script script, List<List<String>> log) {}

  static Played play(int seed, String origin) {
    var fuzzer = new Fuzzer(seed, origin);
    fuzzer.run();
    return new Played(fuzzer.script, fuzzer.page.log().entries());
  }

  private void run() {
    act(StepKind.ADD);
    for (int left = FEWEST_STEPS + words.below(MORE_STEPS); left > 0; left--) {
      next();
      if (words.chance(8)) {
        act(StepKind.LOOK);
      }
    }
    act(StepKind.WAIT, 100);
    act(StepKind.LOOK);
    act(StepKind.TELL_STORED);
    act(StepKind.REMOVE);
    act(StepKind.WAIT, 6_000);
    act(StepKind.TELL_STORED);
  }

  private void act(StepKind kind) {
    act(kind, "", 0);
  }

  private void act(StepKind kind, String text) {
    act(kind, text, 0);
  }

  private void act(StepKind kind, int number) {
    act(kind, "", number);
  }

  private void act(StepKind kind, String text, int number) {
    var step = new Step(kind, text, number);
    page.act(steps.size(), step);
    steps.add(step);
    page.sockets()
        .newest(
            socket -> {
              for (var frame = socket.sent.poll(); frame != null; frame = socket.sent.poll()) {
                server.read(frame, page.now().wallMillis());
              }
            });
  }

  private void next() {
    var answer = words.chance(75) ? server.answer() : null;
    if (answer != null) {
      frame(answer);
      return;
    }
    switch (page.status()) {
      case IDLE, CLOSED -> {
        if (words.chance(60)) {
          act(words.chance(50) ? StepKind.JOIN : StepKind.CONNECT, words.name().replace("\n", ""));
        } else {
          other();
        }
      }
      case CONNECTING -> connecting();
      case HANDSHAKING, ONLINE, CLOSING -> connected();
      case WAITING, FAILED -> waiting();
    }
  }

  private void connecting() {
    int mood = words.below(100);
    if (mood < 75) {
      var picked = server.pick(script.protocols());
      server.accept(picked);
      act(StepKind.ACCEPT, picked);
    } else if (mood < 85) {
      close();
    } else if (mood < 87) {
      act(StepKind.FORBID);
    } else {
      other();
    }
  }

  private void connected() {
    int mood = words.below(100);
    if (mood < 30) {
      frame(server.event(page.now().wallMillis()));
    } else if (mood < 33) {
      close();
    } else if (mood < 35) {
      act(StepKind.BINARY, words.below(5));
    } else {
      other();
    }
  }

  private void waiting() {
    int mood = words.below(100);
    if (mood < 40) {
      act(StepKind.WAIT, 500 + words.below(20_000));
    } else if (mood < 60) {
      act(StepKind.RETRY);
    } else if (mood < 65) {
      act(StepKind.CONNECT);
    } else {
      other();
    }
  }

  private void frame(String frame) {
    if (words.chance(2)) {
      act(StepKind.LATE_FRAME, frame);
    }
    act(StepKind.FRAME, words.chance(5) ? Damage.of(frame, words) : frame);
  }

  private void close() {
    act(
        StepKind.CLOSE,
        words.chance(50) ? "" : words.one(List.of("bye", "再见", "a\nb")),
        words.one(CODES));
  }

  /** Something that may happen at any time. */
  private void other() {
    int mood = words.below(100);
    if (mood < 30) {
      act(StepKind.WAIT, time());
    } else if (mood < 65) {
      write();
    } else if (mood < 85) {
      script();
    } else {
      browser();
    }
  }

  private int time() {
    int mood = words.below(100);
    return mood < 60
        ? words.below(200)
        : mood < 85 ? words.below(4_000) : mood < 97 ? words.below(40_000) : words.below(400_000);
  }

  private void write() {
    switch (words.below(16)) {
      case 12, 13, 14 -> act(StepKind.MENU, words.one(MENU_ITEMS), words.below(40));
      case 15 -> {
        act(StepKind.CANCEL_DRAFT);
        act(StepKind.UNFOLD, words.below(5));
      }
      case 0, 1, 2, 3 -> {
        act(StepKind.TYPE, words.text());
        act(StepKind.KEY, "Enter");
      }
      case 4, 5 -> act(StepKind.TYPE, words.typed());
      case 6 -> act(StepKind.KEY, "Enter");
      case 7 -> act(StepKind.SHIFT_KEY, "Enter");
      case 8 -> act(StepKind.COMPOSE);
      case 9 -> act(words.chance(60) ? StepKind.RESEND : StepKind.DELETE, words.below(5));
      case 10 -> act(StepKind.IGNORE, words.below(10));
      default ->
          act(
              StepKind.KEY,
              words.one(List.of("Tab", "ArrowDown", "ArrowUp", "Escape", "Home", "a")));
    }
  }

  private void script() {
    switch (words.below(17)) {
      case 14 -> act(StepKind.SCRIPT_REPLY, words.text(), 1 + words.below(40));
      case 15 -> act(StepKind.SCRIPT_EDIT, words.text(), 1 + words.below(40));
      case 16 -> act(StepKind.SCRIPT_REMOVE, 1 + words.below(40));
      case 0, 1, 2, 3, 4 -> act(StepKind.SEND, words.text());
      case 5 -> act(StepKind.SEND_BINARY, words.below(100));
      case 6 -> act(StepKind.SET_NAME, words.name().replace("\n", ""));
      case 7 -> act(StepKind.SET_LANG, words.one(LANGUAGES));
      case 8, 9 -> act(StepKind.CONNECT, words.name());
      case 10 -> act(StepKind.DISCONNECT);
      case 11 -> {
        if (words.chance(30)) {
          act(StepKind.FORGET);
        }
      }
      case 12 -> act(StepKind.BUFFER, words.one(List.of(0, 0, 1, 70_000, 300_000)));
      default -> {
        if (words.chance(30)) {
          act(StepKind.REFUSE, "The address is wrong");
        }
      }
    }
  }

  private void browser() {
    switch (words.below(9)) {
      case 0 -> act(StepKind.HIDE);
      case 1, 2 -> act(StepKind.SHOW);
      case 3 -> act(StepKind.BLUR);
      case 4 -> act(StepKind.FOCUS);
      case 5 -> act(StepKind.PAGESHOW);
      case 6 -> act(StepKind.ONLINE);
      case 7 -> act(StepKind.OFFLINE);
      default ->
          act(StepKind.SLEEP, words.one(List.of(1_000, 100_000, 4_000_000, -5_000, 90_000_000)));
    }
  }
}
