package org.websocketchat.protocol;

import static org.websocketchat.protocol.JsonFields.integer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.ServerFrame.Acts;

/** Reads and writes pages of acts. An act is written like its entry, with what is known besides. */
final class ActCodec {
  private ActCodec() {}

  /** The page in this object; null if it lacks a field. An act that cannot be read is left out. */
  static @Nullable Acts read(JsonObject object) {
    var items = acts(object.objects("items"));
    var holding = acts(object.objects("holding"));
    return items == null
        ? null
        : new Acts(
            integer(object, "before", ServerFrame.NONE),
            items,
            holding == null ? List.of() : holding,
            object.isTrue("more"));
  }

  private static @Nullable List<Act> acts(@Nullable List<JsonObject> elements) {
    if (elements == null) {
      return null;
    }
    var acts = new ArrayList<Act>();
    for (var element : elements) {
      var act = act(element);
      if (act != null) {
        acts.add(act);
      }
    }
    return acts;
  }

  private static @Nullable Act act(JsonObject object) {
    long number = integer(object, "act", 0);
    long dateMillis = integer(object, "date", -1);
    var body = BodyCodec.correction(object);
    return number == 0
            || dateMillis < 0
            || body == null
            || body instanceof Body.ModeChange
            || !Act.isOne(body)
        ? null
        : new Act(
            number,
            integer(object, "offset", 0),
            dateMillis,
            object.string("actor"),
            text(object, "actor_name"),
            body,
            object.string("who"),
            text(object, "name"),
            object.isTrue("holds"));
  }

  private static String text(JsonObject object, String name) {
    var text = object.string(name);
    return text == null ? "" : text;
  }

  /** Writes a page as JSON. */
  static String encode(Acts acts) {
    var out = new JsonWriter("acts");
    if (acts.before() != ServerFrame.NONE) {
      out.field("before", acts.before());
    }
    out.raw("items", encode(acts.items()));
    if (!acts.holding().isEmpty()) {
      out.raw("holding", encode(acts.holding()));
    }
    return out.raw("more", Boolean.toString(acts.more())).end();
  }

  private static List<String> encode(List<Act> acts) {
    var encoded = new ArrayList<String>();
    acts.forEach(act -> encoded.add(encode(act)));
    return encoded;
  }

  private static String encode(Act act) {
    var out = new JsonWriter(BodyCodec.kind(act.body())).field("act", act.number());
    if (act.offset() > 0) {
      out.field("offset", act.offset());
    }
    if (act.body() instanceof Body.Remove(long target, var by)) {
      out.field("by", BodyCodec.word(by));
    }
    BodyCodec.write(out, act.body()).field("date", act.dateMillis()).optional("actor", act.actor());
    if (!act.actorName().isEmpty()) {
      out.field("actor_name", act.actorName());
    }
    out.optional(
        "who", Act.personOf(act.body()) == null ? act.who() : null); // else the body has it
    if (!act.name().isEmpty()) {
      out.field("name", act.name());
    }
    return (act.holds() ? out.raw("holds", "true") : out).end();
  }
}
