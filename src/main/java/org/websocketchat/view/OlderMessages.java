package org.websocketchat.view;

import java.util.List;
import org.websocketchat.session.Message;

/**
 * What is older than the drawn rows, and whether it comes as soon as the reader is near the topmost
 * one. Removed and ignored messages make the log no longer, so that the reader stays near: pages
 * that bring hardly anything to see must not follow each other without end.
 */
public final class OlderMessages {
  /** After so many pages in a row that bring little, no more are loaded until the reader asks. */
  static final int MOST_POOR_PAGES = 3;

  /** A page brings little if fewer messages of it can be seen. */
  static final int FEWEST_SEEN = 10;

  private final History history;
  private final RowWindow window;
  private final IgnoreList ignoreList;

  /** How many pages in a row have brought little. */
  private int poorPages;

  OlderMessages(History history, RowWindow window, IgnoreList ignoreList) {
    this.history = history;
    this.window = window;
    this.ignoreList = ignoreList;
  }

  /** A page of older messages has arrived. */
  void arrived(List<Message> page) {
    int seen = 0;
    for (int i = 0; i < page.size(); i++) {
      seen += page.get(i).isRemoved() || ignoreList.contains(page.get(i)) ? 0 : 1;
    }
    poorPages = seen < FEWEST_SEEN ? poorPages + 1 : 0;
  }

  /** Has older messages come by themselves again: the reader has asked for them. */
  void continueLoading() {
    poorPages = 0;
  }

  /** Whether older messages can be loaded, and there is room for them. */
  public boolean canLoad() {
    return history.hasMore();
  }

  /** Whether the next page is to be loaded as soon as the reader is near the topmost row. */
  public boolean loads() {
    return canLoad() && poorPages < MOST_POOR_PAGES;
  }

  /** Whether older messages are drawn or loaded as soon as the reader is near the topmost row. */
  public boolean comes() {
    return window.isCut() || loads();
  }

  /** Whether older messages can be loaded, but only if the reader asks for them. */
  public boolean waits() {
    return canLoad() && !comes();
  }

  /** Whether there are older messages, but no room for them. */
  public boolean isFull() {
    return history.isFull() && !window.isCut();
  }
}
