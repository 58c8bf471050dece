package org.websocketchat.simulation;

import java.util.ArrayList;
import java.util.List;
import org.websocketchat.protocol.Body;
import org.websocketchat.session.Change;
import org.websocketchat.session.Input;
import org.websocketchat.session.Output;
import org.websocketchat.session.Pending;

/** Where bugs are planted between one session and its shell; without a plant, changes nothing. */
final class PlantedBugs {
  private static final int SHOWN = 10;

  private final World world;
  private final SentTexts said;
  private int messages;

  /** The id of the last welcome; empty before one. */
  private String id = "";

  /** The epoch of the first welcome, with its quotes; empty before one. */
  private String epoch = "";

  PlantedBugs(World world, SentTexts said) {
    this.world = world;
    this.said = said;
  }

  /** What the session hears of this. */
  Input heard(Input input, int generation) {
    if (world.has(Plant.NUMBER_RENAMES) && input instanceof Input.Received(int of, var text)) {
      return new Input.Received(of, numbered(text));
    }
    if (world.has(Plant.HIDE_EPOCH) && input instanceof Input.Received(int of, var text)) {
      return new Input.Received(of, inFirstEpoch(text));
    }
    if (world.has(Plant.APPLY_OLD) && input instanceof Input.Received(int of, var text)) {
      return new Input.Received(generation, text);
    }
    return input;
  }

  /** A refused rename as a granted one, to the name with a number behind it. */
  private String numbered(String text) {
    if (text.startsWith("{\"type\":\"welcome\"")) {
      int from = text.indexOf("\"id\":") + 5;
      id = text.substring(from, text.indexOf(',', from));
    }
    int asked = text.indexOf("\"asked\":\"");
    return text.startsWith("{\"type\":\"rejectusername\"") && asked > 0 && !id.isEmpty()
        ? "{\"type\":\"renamed\",\"id\":" + id + ",\"name\":\"" + text.charAt(asked + 9) + "1\"}"
        : text;
  }

  /** A frame that tells the first epoch instead of its own. */
  private String inFirstEpoch(String text) {
    int from = text.indexOf("\"epoch\":\"") + 8;
    if (from < 8 || !text.startsWith("{\"type\":\"welcome\"")) {
      return text;
    }
    int to = text.indexOf('"', from + 1) + 1;
    epoch = epoch.isEmpty() ? text.substring(from, to) : epoch;
    return text.substring(0, from) + epoch + text.substring(to);
  }

  /** What the shell carries out of this. */
  List<Output> decided(List<Output> outputs) {
    if (!world.hasPlant()) {
      return outputs;
    }
    var tampered = new ArrayList<Output>();
    for (var output : outputs) {
      switch (output) {
        case Output.Show(var change) ->
            shown(change).forEach(each -> tampered.add(new Output.Show(each)));
        case Output.Transmit(var text) -> tampered.addAll(transmitted(text));
        case Output.Open open -> tampered.add(open);
        case Output.TokenWanted wanted -> tampered.add(wanted);
        case Output.TransmitBinary binary -> tampered.add(binary);
        case Output.MeasureBuffer measure -> tampered.add(measure);
        case Output.Close close -> {
          tampered.add(close);
          if (world.has(Plant.SPEAK_AFTER_CLOSE)) {
            tampered.add(new Output.Transmit("{\"type\":\"pong\"}"));
          }
        }
        case Output.Abandon abandon -> tampered.add(abandon);
        case Output.Store store -> tampered.add(store);
      }
    }
    return tampered;
  }

  private List<Output> transmitted(String text) {
    var frame = text;
    if (world.has(Plant.NEW_KEY) && text.startsWith("{\"type\":\"hello\",\"key\":\"")) {
      int key = text.indexOf("\"key\":\"") + 7;
      frame =
          text.substring(0, key) + "AAAA" + (10 + world.dice.below(90)) + text.substring(key + 6);
    }
    if (world.has(Plant.ASK_OTHERWISE)) {
      int name = frame.indexOf("\"name\":\"");
      boolean asks =
          frame.startsWith("{\"type\":\"hello\"") || frame.startsWith("{\"type\":\"username\"");
      frame =
          asks && name > 0
              ? frame.substring(0, name + 8) + "not " + frame.substring(name + 8)
              : frame;
    }
    var sent = new Output.Transmit(frame);
    boolean types =
        world.has(Plant.TYPE_IN_JSON) && text.contains("\"id\":") && text.contains("\"text\":");
    return types ? List.of(new Output.Transmit("{\"type\":\"typing\"}"), sent) : List.of(sent);
  }

  private List<Change> shown(Change change) {
    return switch (change) {
      case Change.MessageArrived arrived -> arrived(arrived);
      case Change.PendingArrived arrived -> settled(arrived);
      case Change.PendingChanged changed -> changed(changed);
      case Change.PeopleChanged people ->
          world.has(Plant.MISS_PEOPLE) && world.dice.oneIn(3) ? List.of() : List.of(people);
      case Change.HistoryArrived page ->
          world.has(Plant.STOP_SHOWING) && messages > SHOWN ? List.of() : List.of(page);
      case Change.StateChanged same -> List.of(same);
      case Change.SignedIn same -> List.of(same);
      case Change.SignedOut same -> List.of(same);
      case Change.Renamed same -> List.of(same);
      case Change.NameTaken same -> List.of(same);
      case Change.PendingRemoved same -> List.of(same);
      case Change.Interrupted same -> List.of(same);
      case Change.Missed same -> List.of(same);
      case Change.Gap gap -> world.has(Plant.HIDE_GAP) ? List.of() : List.of(gap);
      case Change.Corrected same ->
          world.has(Plant.HIDE_CORRECTION) && world.dice.oneIn(3) ? List.of() : List.of(same);
      case Change.ModeChanged mode -> hidesState() ? List.of() : List.of(mode);
      case Change.Pinned pinned -> hidesState() ? List.of() : List.of(pinned);
      case Change.PinnedArrived same -> List.of(same);
      case Change.OfActs same -> List.of(same);
      case Change.Slowed same -> List.of(same);
      case Change.Superseded same -> List.of(same);
      case Change.Forgotten same -> List.of(same);
      case Change.BinaryArrived same -> List.of(same);
      case Change.Refused same -> List.of(same);
      case Change.Unreadable same -> List.of(same);
    };
  }

  private boolean hidesState() {
    return world.has(Plant.HIDE_STATE) && world.dice.oneIn(3);
  }

  private List<Change> arrived(Change.MessageArrived arrived) {
    messages++;
    boolean dropped =
        (world.has(Plant.DROP_MESSAGE) && world.dice.oneIn(20))
            || (world.has(Plant.STOP_SHOWING) && messages > SHOWN);
    if (dropped) {
      return List.of();
    }
    if (world.has(Plant.SHOW_TWICE) && world.dice.oneIn(20)) {
      return List.of(arrived, arrived);
    }
    var pending = said.pending();
    var mark = world.has(Plant.SETTLE_ANY) && !pending.isEmpty() ? pending.getFirst().mark : null;
    return List.of(mark == null ? arrived : new Change.PendingArrived(mark, arrived.message()));
  }

  private List<Change> settled(Change.PendingArrived arrived) {
    messages++;
    if (world.has(Plant.STOP_SHOWING) && messages > SHOWN) {
      return List.of(new Change.PendingRemoved(arrived.cid()));
    }
    if (world.has(Plant.LEAK_PENDING)) {
      return List.of(new Change.MessageArrived(arrived.message()));
    }
    if (world.has(Plant.FAIL_WHAT_IS_STORED) && world.dice.oneIn(10)) {
      var text = arrived.message().body().text();
      return List.of(
          new Change.PendingChanged(
              new Pending(arrived.cid(), new Body.Text(text), 0, Pending.Delivery.FAILED, "?")),
          new Change.MessageArrived(arrived.message()));
    }
    return List.of(arrived);
  }

  private List<Change> changed(Change.PendingChanged changed) {
    var delivery = changed.pending().delivery();
    var sent = said.get(StoredLog.key(changed.pending().body().text()));
    boolean swallowed =
        world.has(Plant.SWALLOW_PENDING)
            && sent != null
            && sent.number % 10 == 0
            && delivery != Pending.Delivery.FAILED;
    return swallowed ? List.of() : List.of(changed);
  }
}
