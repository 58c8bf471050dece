package org.websocketchat.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.websocketchat.json.JacksonJson;
import org.websocketchat.protocol.GuideCodec;
import org.websocketchat.protocol.GuideFrame;

/** A room of {@code json}, with moods. */
final class FuzzGuideRoom {
  private static final long OWN_ID = 1_763_878_400_123L;

  private final Words words;
  private final Consumer<String> answers;
  private final GuideCodec codec = new GuideCodec(new JacksonJson());
  private final List<String> names = new ArrayList<>();
  private String ownName = "";

  FuzzGuideRoom(Words words, Consumer<String> answers) {
    this.words = words;
    this.answers = answers;
  }

  void accept() {
    send(new GuideFrame.Id(words.chance(90) ? OWN_ID : OWN_ID + words.below(3)));
  }

  void read(String frame, long nowMillis) {
    switch (codec.decode(frame)) {
      case GuideFrame.Username(var name, long date, long id) -> name(name, id, nowMillis);
      case GuideFrame.Message(var text, long id, long date, var none, var cid) -> {
        if (words.chance(80)) {
          var copy = words.chance(90) ? text : text + "!";
          var returned = words.chance(80) ? cid : null;
          long sender = words.chance(90) ? id : GuideFrame.NO_ID;
          send(new GuideFrame.Message(copy, sender, date, ownName, returned));
        }
      }
      case GuideFrame.Id ignored -> {}
      case GuideFrame.RejectUsername ignored -> {}
      case GuideFrame.UserList ignored -> {}
      case GuideFrame.Unknown ignored -> {}
      case GuideFrame.Malformed malformed -> throw new IllegalStateException(frame);
    }
  }

  private void name(String wanted, long id, long nowMillis) {
    names.remove(ownName);
    ownName = wanted;
    if (words.chance(20)) {
      ownName = wanted + "1";
      send(new GuideFrame.RejectUsername(words.chance(80) ? id : GuideFrame.NO_ID, ownName));
    }
    names.add(ownName);
    if (words.chance(90)) {
      send(new GuideFrame.Username(ownName, nowMillis, words.chance(80) ? id : GuideFrame.NO_ID));
    }
    send(new GuideFrame.UserList(names));
  }

  String event(long nowMillis) {
    long other = OWN_ID + 1 + words.below(4);
    var name = words.name();
    return GuideCodec.encode(
        switch (words.below(4)) {
          case 0 -> new GuideFrame.Username(name, nowMillis, other);
          case 1 -> {
            if (words.chance(50) || names.isEmpty()) {
              names.add(name);
            } else {
              names.remove(words.below(names.size()));
            }
            yield new GuideFrame.UserList(names);
          }
          default ->
              new GuideFrame.Message(
                  words.text(),
                  words.chance(95) ? other : OWN_ID,
                  words.chance(80) ? nowMillis - words.below(500_000_000) : GuideFrame.NO_DATE,
                  words.chance(95) ? name : null,
                  null);
        });
  }

  private void send(GuideFrame.Known frame) {
    answers.accept(GuideCodec.encode(frame));
  }
}
