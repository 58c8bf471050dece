package org.websocketchat.view;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.session.Pending;

/** One row of the log. */
public sealed interface Row {
  /** What it is known by as long as it is shown. */
  int key();

  /**
   * Something that was said.
   *
   * @param name the author's, as the server wrote it; may be empty
   * @param own whether it was said here
   * @param pending how far it has come and its cid, if no server has returned it yet; else null
   * @param original what was said, if it is our own and the server changed it; else null
   * @param head whether it begins a group: rows of one author within a few minutes
   * @param tail whether it ends a group, or differs from the next row in how far it has come
   */
  record Said(
      int key,
      String name,
      String text,
      long dateMillis,
      boolean own,
      @Nullable Pending pending,
      @Nullable String original,
      boolean head,
      boolean tail)
      implements Row {

    Said grouped(boolean asHead, boolean asTail) {
      return new Said(key, name, text, dateMillis, own, pending, original, asHead, asTail);
    }
  }

  /**
   * Something that happened.
   *
   * @param arguments for the places of the text
   * @param dateMillis when, or 0 if that is not shown
   */
  record Happened(int key, Text text, List<String> arguments, long dateMillis) implements Row {
    public Happened {
      arguments = List.copyOf(arguments);
    }
  }

  /** Between these two times others may have said what we never got. */
  record Interrupted(int key, long fromMillis, long untilMillis) implements Row {}
}
