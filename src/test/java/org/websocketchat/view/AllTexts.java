package org.websocketchat.view;

import java.lang.reflect.Field;
import java.util.List;
import java.util.stream.Stream;

/** All texts of the chat, wherever they stand. */
public final class AllTexts {
  private static final List<Class<?>> CLASSES =
      List.of(Text.class, GoverningText.class, SetupText.class);

  private AllTexts() {}

  /** The constants, in their order. */
  public static List<Field> constants() {
    return CLASSES.stream().flatMap(type -> Stream.of(type.getFields())).toList();
  }
}
