package org.websocketchat.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.websocketchat.json.JacksonJson;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.ClientFrame;
import org.websocketchat.protocol.ClientFrameCodec;
import org.websocketchat.protocol.Role;
import org.websocketchat.protocol.RoomMode;
import org.websocketchat.protocol.ServerFrame;
import org.websocketchat.protocol.ServerFrame.Allowance;
import org.websocketchat.protocol.ServerFrameCodec;

/** A room of {@code websocket-chat.v1}, with moods. */
final class FuzzRoom {
  private static final String TAG = "owntagowntagownt";
  private static final long OWN_ID = 1_000;
  private static final int MOST_IN_PAGE = 30;

  private static final List<String> REFUSALS =
      List.of(
          "too_large",
          "bad_request",
          "internal",
          "forbidden",
          "later",
          "gone",
          "slow",
          "too_late",
          "unknown_target");

  private final Words words;
  private final Consumer<String> answers;

  /** Messages as they are now, and corrections. */
  private final List<ServerFrame.Known> log = new ArrayList<>();

  private final List<ServerFrame.Person> people = new ArrayList<>();
  private String epoch = "e0";
  private String ownName = "";
  private long ownId = OWN_ID;
  private long head;
  private long stored;
  private int lastPerson;

  FuzzRoom(Words words, Consumer<String> answers) {
    this.words = words;
    this.answers = answers;
    for (int i = words.below(4); i > 0; i--) {
      people.add(person());
    }
    for (int i = words.chance(50) ? words.below(40) : 0; i > 0; i--) {
      said(1_763_878_000_000L - i * (long) words.below(50_000_000));
    }
  }

  private ServerFrame.Person person() {
    int id = ++lastPerson;
    var like = words.chance(15) && !people.isEmpty() ? words.one(people).name() : null;
    var tag = words.chance(85) ? "tagtagtagtag" + (1_000 + id) : "";
    if (tag.isEmpty() || words.chance(70)) {
      return new ServerFrame.Person(id, tag, words.name(), like);
    }
    var role = words.one(List.of(Role.values()));
    var standing = new ServerFrame.Standing(tag, role, words.chance(50));
    return new ServerFrame.Person(id, tag, words.name(), like, standing);
  }

  private ServerFrame.Message said(long nowMillis) {
    var who = people.isEmpty() || words.chance(10) ? person() : words.one(people);
    var cid = who.tag().isEmpty() ? null : who.tag() + "." + (head + 1);
    long re = words.chance(20) ? words.below((int) head + 2) : Body.NO_OFFSET;
    return append(who, new Body.Text(words.text(), re), nowMillis, cid);
  }

  private ServerFrame.Message append(
      ServerFrame.Person by, Body body, long nowMillis, @Nullable String cid) {
    var who = by.tag().isEmpty() ? null : by.tag();
    var message =
        new ServerFrame.Message(++head, by.id(), who, by.name(), body, nowMillis, cid, 0, 0);
    log.add(message);
    return message;
  }

  private ServerFrame.Correction correct(
      Body.OfMessages body, long nowMillis, @Nullable String cid) {
    var correction = new ServerFrame.Correction(++head, body, nowMillis, cid);
    log.replaceAll(
        entry ->
            entry instanceof ServerFrame.Message message
                    && body.isAbout(message.offset(), message.who(), message.cid())
                    && message.body() instanceof Body.Text text
                ? corrected(message, text, correction)
                : entry);
    log.add(correction);
    return correction;
  }

  private static ServerFrame.Message corrected(
      ServerFrame.Message message, Body.Text text, ServerFrame.Correction correction) {
    boolean edits = correction.body() instanceof Body.Edit;
    return new ServerFrame.Message(
        message.offset(),
        message.id(),
        message.who(),
        message.name(),
        correction.body() instanceof Body.Edit(long target, var next)
            ? new Body.Text(next, text.re())
            : new Body.Removed(Body.Remover.MODERATOR),
        message.date(),
        message.cid(),
        correction.offset(),
        edits ? correction.date() : 0);
  }

  private ServerFrame.Known correction(long nowMillis) {
    long target = 1L + words.below((int) head + 1);
    return correct(
        words.chance(60)
            ? new Body.Edit(target, words.text() + "!")
            : words.chance(80)
                ? new Body.Remove(target, words.one(List.of(Body.Remover.values())))
                : new Body.Purge(purged(), target),
        nowMillis,
        null);
  }

  /** Somebody, or all guests. */
  private @Nullable String purged() {
    int whom = words.below(5);
    return whom == 4 ? null : "tagtagtagtag" + (1_001 + whom);
  }

  private static long offset(ServerFrame.Known entry) {
    return switch (entry) {
      case ServerFrame.Message message -> message.offset();
      case ServerFrame.Correction correction -> correction.offset();
      default -> throw new IllegalArgumentException("no entry: " + entry);
    };
  }

  private static ServerFrame.Item item(ServerFrame.Known entry) {
    return entry instanceof ServerFrame.Message message
        ? message
        : new ServerFrame.Place(offset(entry));
  }

  void read(String frame, long nowMillis) {
    switch (ClientFrameCodec.decode(new JacksonJson(), frame)) {
      case ClientFrame.Hello hello -> welcome(hello, nowMillis);
      case ClientFrame.SpectatorHello hello -> throw new IllegalStateException(frame);
      case ClientFrame.Message(var cid, long after, var body) -> store(cid, body, nowMillis);
      case ClientFrame.Username(var name) -> rename(name);
      case ClientFrame.History(long before, int limit) -> page(before, limit);
      case ClientFrame.Acts(long before) ->
          send(new ServerFrame.Acts(before, List.of(), List.of(), false));
      case ClientFrame.Ping ping -> {
        if (words.chance(90)) {
          send(new ServerFrame.Pong());
        }
      }
      case ClientFrame.Typing typing -> {}
      case ClientFrame.Pong pong -> {}
      case ClientFrame.Token token -> throw new IllegalStateException(frame);
      case ClientFrame.Unknown unknown -> throw new IllegalStateException(frame);
      case ClientFrame.Malformed malformed -> throw new IllegalStateException(frame);
      case ClientFrame.Unreadable unreadable -> throw new IllegalStateException(frame);
    }
  }

  private void welcome(ClientFrame.Hello hello, long nowMillis) {
    if (words.chance(10)) {
      epoch += "x";
      log.clear();
      head = words.below(5);
      stored = 0;
    }
    ownName = words.chance(85) ? hello.name() : hello.name() + "1";
    ownId = OWN_ID + words.below(3);
    long first = log.isEmpty() ? head + 1 : offset(log.getFirst());
    boolean known = epoch.equals(hello.epoch()) && hello.offset() <= head;
    boolean recovers = known && words.chance(80);
    var usual = Allowance.USUAL;
    var limits = words.chance(85) ? usual : new Allowance(600, 200, usual.name(), 2, 4, 0);
    long ping = words.chance(80) ? 25_000 : 3_000;
    long acked = words.chance(90) ? stored : stored + words.below(3);
    send(
        new ServerFrame.Welcome(
            new ServerFrame.Self(
                ownId,
                TAG,
                ownName,
                acked,
                new ServerFrame.Standing(TAG, words.one(List.of(Role.values())), false)),
            epoch,
            first,
            head,
            recovers,
            ping,
            nowMillis,
            limits,
            RoomMode.USUAL,
            Body.NO_OFFSET));
    var present = new ArrayList<>(people);
    present.add(new ServerFrame.Person(ownId, TAG, ownName, null));
    send(new ServerFrame.UserList(present));
    if (recovers) {
      replay(hello.offset() + 1, first);
    }
  }

  private void replay(long from, long first) {
    if (from < first && words.chance(90)) {
      send(new ServerFrame.Gap(Math.max(2, first)));
    }
    log.stream().filter(entry -> offset(entry) >= from).forEach(this::send);
  }

  private void store(String cid, Body body, long nowMillis) {
    int mood = words.below(100);
    if (mood < 75) {
      stored = Math.max(stored, ClientFrameCodec.numberOf(cid, TAG));
      if (body instanceof Body.OfMessages correction) {
        send(correct(correction, nowMillis, cid));
        return;
      }
      if (body instanceof Body.Correction act) {
        log.add(new ServerFrame.Correction(++head, act, nowMillis, cid));
        send(log.getLast());
        return;
      }
      var kept = mood < 70 ? body : new Body.Text(body.text() + "!");
      send(append(new ServerFrame.Person(ownId, TAG, ownName, null), kept, nowMillis, cid));
    } else if (mood < 87) {
      var code = words.one(REFUSALS);
      send(new ServerFrame.Refused(code, cid, words.chance(50) ? 200 : ServerFrame.NONE));
    }
  }

  private void rename(String wanted) {
    int mood = words.below(100);
    if (mood < 60) {
      ownName = wanted;
      send(new ServerFrame.Renamed(ownId, wanted, null));
    } else if (mood < 85) {
      send(new ServerFrame.RejectUsername(ownName, mood < 80 ? wanted : null));
    } else if (mood < 92) {
      send(new ServerFrame.Refused("bad_request", null, ServerFrame.NONE));
    }
  }

  private void page(long before, int limit) {
    if (words.chance(8)) {
      send(new ServerFrame.Refused("internal", null, ServerFrame.NONE));
      return;
    }
    var older = log.stream().filter(entry -> offset(entry) < before).map(FuzzRoom::item).toList();
    int from = Math.max(0, older.size() - Math.min(limit, 1 + words.below(MOST_IN_PAGE)));
    var items = new ArrayList<ServerFrame.Item>(older.subList(from, older.size()));
    if (!items.isEmpty() && words.chance(10)) {
      items.set(0, new ServerFrame.Place(items.getFirst().offset()));
    }
    long first = log.isEmpty() ? head + 1 : offset(log.getFirst());
    boolean more = from > 0 || words.chance(2);
    send(new ServerFrame.History(before, epoch, first, items, more));
  }

  /** Something that happens in the room. */
  String event(long nowMillis) {
    return ServerFrameCodec.encode(
        switch (words.below(15)) {
          case 14 -> mode(nowMillis);
          case 12, 13 -> correction(nowMillis);
          case 0, 1 -> {
            var person = person();
            people.add(person);
            yield new ServerFrame.Joined(person);
          }
          case 2 ->
              people.isEmpty()
                  ? new ServerFrame.Left(7)
                  : new ServerFrame.Left(people.remove(words.below(people.size())).id());
          case 3 ->
              people.isEmpty()
                  ? new ServerFrame.Renamed(ownId, words.name(), null)
                  : new ServerFrame.Renamed(words.one(people).id(), words.name(), null);
          case 4, 5 -> new ServerFrame.Typing(people.isEmpty() ? ownId : words.one(people).id());
          case 6 -> new ServerFrame.Ping(words.chance(90) ? head : head + words.below(3));
          case 7 -> odd();
          default -> said(words.chance(90) ? nowMillis : oddDate());
        });
  }

  private ServerFrame.Known mode(long nowMillis) {
    var mode = new RoomMode(words.below(4), words.chance(50), words.chance(20), false);
    log.add(new ServerFrame.Correction(++head, new Body.Mode(mode), nowMillis, null));
    return log.getLast();
  }

  private long oddDate() {
    return words.one(List.of(0L, 1L, 4_000_000_000_000L, 9_000_000_000_000_000L));
  }

  private ServerFrame.Known odd() {
    return switch (words.below(5)) {
      case 0 -> new ServerFrame.Gap(head + 1 + words.below(3));
      case 1 -> new ServerFrame.Refused("forbidden", null, ServerFrame.NONE);
      case 2 -> new ServerFrame.RejectUsername(ownName, words.name());
      case 3 -> new ServerFrame.Bye(words.below(5_000));
      default -> new ServerFrame.History(head, epoch, 1, List.of(), false);
    };
  }

  private void send(ServerFrame.Known frame) {
    answers.accept(ServerFrameCodec.encode(frame));
  }
}
