package org.websocketchat.view;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.websocketchat.protocol.Body;
import org.websocketchat.session.Message;

/** Finds the messages that others reply to, among the loaded rows. */
final class Quotes {
  private final History history;
  private final MessageIndex index;
  private final IgnoreList ignoreList;

  Quotes(History history, MessageIndex index, IgnoreList ignoreList) {
    this.history = history;
    this.index = index;
    this.ignoreList = ignoreList;
  }

  /** Has each of these rows quote the message that it replies to, if it replies to one. */
  void find(List<Row> rows, int from) {
    int restart = rows.size() - 1;
    while (restart >= 0 && !rows.get(restart).isRestart()) {
      restart--;
    }
    int start = index.startOfNewestRun();
    for (int i = from; i < rows.size(); i++) {
      var message = rows.get(i).message();
      long re = message != null && message.body() instanceof Body.Text said ? said.re() : 0;
      if (re > 0) {
        rows.get(i).quote(i < restart ? past(rows, i, re) : present(re, start));
      } else {
        rows.get(i).quote(null);
      }
    }
  }

  /** The message at this offset of the present log. */
  Quote of(long target) {
    var row = index.find(target);
    return row == null ? missing(target) : shown(target, row);
  }

  /** The message at this offset, which came alone unless that is null. */
  Quote of(long target, @Nullable Message alone) {
    if (alone == null || index.find(target) != null) {
      return of(target);
    }
    return ignoreList.contains(alone)
        ? new Quote(target, Quote.Kind.IGNORED, null, null)
        : new Quote(target, Quote.Kind.SHOWN, null, alone);
  }

  /** The message that a reply in the present log, which begins there, replies to. */
  private Quote present(long target, int start) {
    var row = index.find(target, start);
    return row == null ? missing(target) : shown(target, row);
  }

  /** The message that a reply in an earlier log replies to; nobody can load it any more. */
  private Quote past(List<Row> rows, int reply, long target) {
    for (int i = reply - 1; i >= 0 && !rows.get(i).isRestart(); i--) {
      var message = rows.get(i).message();
      if (message != null && message.offset() == target) {
        return shown(target, rows.get(i));
      }
    }
    return new Quote(target, Quote.Kind.GONE, null, null);
  }

  private Quote shown(long target, Row row) {
    var message = row.message();
    return message == null || ignoreList.contains(message)
        ? new Quote(target, Quote.Kind.IGNORED, null, null)
        : new Quote(target, Quote.Kind.SHOWN, row, message);
  }

  private Quote missing(long target) {
    var kind = history.mayHave(target) ? Quote.Kind.NOT_LOADED : Quote.Kind.GONE;
    return new Quote(target, kind, null, null);
  }
}
