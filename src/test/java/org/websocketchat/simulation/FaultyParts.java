package org.websocketchat.simulation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.hub.Library;
import org.websocketchat.protocol.Json;

/** What a hub is given, so that a turn of it throws when the simulation wants that. */
final class FaultyParts {
  /** What the turn throws; whatever else is thrown is a fault of the product. */
  @SuppressWarnings("serial")
  static final class PlannedFault extends RuntimeException {}

  /** The part that throws. */
  private enum Part {
    /** When a frame is read. */
    JSON,
    /** When a name is given, compared or freed. */
    NAME_KEY,
    /** When somebody says hello. */
    DIGEST
  }

  private final Json json;

  /** The part that throws the next time it is used, once; null for none. */
  private @Nullable Part armed;

  FaultyParts(Json json) {
    this.json = json;
  }

  /** Has one of the parts throw the next time that it is used; returns which. */
  String arm(Dice dice) {
    armed = dice.pick(List.of(Part.values()));
    return armed.name();
  }

  void disarm() {
    armed = null;
  }

  Json json() {
    return text -> {
      use(Part.JSON);
      return json.parse(text);
    };
  }

  Library library() {
    return new Library(
        name -> {
          use(Part.NAME_KEY);
          return StandInLibrary.LIBRARY.nameKey().of(name);
        },
        StandInLibrary.LIBRARY.skeleton(),
        bytes -> {
          use(Part.DIGEST);
          return StandInLibrary.LIBRARY.sha256().apply(bytes);
        },
        address -> address);
  }

  private void use(Part part) {
    if (armed == part) {
      armed = null;
      throw new PlannedFault();
    }
  }
}
