package org.websocketchat.command;

import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.RoomName;
import picocli.CommandLine.ITypeConverter;

/**
 * The value of an option, for every room or, as {@code garden-club=10}, for one.
 *
 * @param room null for every room that no other value names
 */
record ForRoom(@Nullable String room, String value) {

  /** Takes what is before the first equals sign for a room if it can be the name of one. */
  static final class Converter implements ITypeConverter<ForRoom> {

    @Override
    public ForRoom convert(String text) {
      int equals = text.indexOf('=');
      boolean named = equals > 0 && RoomName.isValid(text.substring(0, equals));
      return named
          ? new ForRoom(text.substring(0, equals), text.substring(equals + 1))
          : new ForRoom(null, text);
    }
  }
}
