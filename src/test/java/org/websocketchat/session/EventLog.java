package org.websocketchat.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes down the events of a socket, one a line. It is plain Java, so that it also runs compiled.
 */
public final class EventLog implements Transport.Listener {

  /** Reads the bytes of a binary frame, and passes them on in hexadecimal, now or later. */
  @FunctionalInterface
  public interface Reader {
    void read(Binary binary, Consumer<String> hex);
  }

  private final Reader reader;
  private final List<String> lines = new ArrayList<>();

  public EventLog(Reader reader) {
    this.reader = reader;
  }

  /** The lines so far. */
  public synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  private synchronized void add(String line) {
    lines.add(line);
  }

  @Override
  public void opened(String protocol) {
    add("opened " + protocol);
  }

  @Override
  public void refused(boolean insecure, String detail) {
    add("refused " + (insecure ? "insecure" : "unusable") + (detail.isEmpty() ? ": ?" : ""));
  }

  @Override
  public void blocked() {
    add("blocked");
  }

  @Override
  public void received(String text) {
    add("text " + text);
  }

  @Override
  public void received(Binary binary) {
    reader.read(binary, hex -> add("binary " + binary.size() + " " + hex));
  }

  @Override
  public void errored() {
    add("errored");
  }

  @Override
  public void closed(int code, String reason, boolean clean) {
    add("closed " + code + " " + reason + (clean ? " clean" : " unclean"));
  }
}
