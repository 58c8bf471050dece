package org.websocketchat.bench;

/**
 * Finds the frames of a server (RFC 6455, 5.2) in the bytes of one connection, however the bytes
 * are split, and keeps none of them. Of a text message it reports the kind and the number after the
 * character {@code ~}.
 */
final class FrameScanner {
  /** Where the value of the first field, the type, begins; its first four bytes identify it. */
  private static final int KIND_AT = 9;

  private static final int KIND_BYTES = 4;
  private static final byte MARK = '~';

  /** How many digits follow the mark. */
  static final int DIGITS = 8;

  /** In place of a number: the message contains none. */
  static final int NO_NUMBER = -1;

  /** Receives each message and control frame. */
  interface Sink {
    /**
     * A whole message has arrived.
     *
     * @param kind the first four letters of its type, one in each byte; 0 if the message is too
     *     short
     * @param number the number after the mark; {@link #NO_NUMBER} if there is none
     */
    void message(int kind, int number);

    /** A ping, a pong or a close frame has arrived. */
    void control(int opCode);
  }

  private final Sink sink;

  // State of the header.
  private int headerBytes;
  private int lengthBytes;
  private int first;
  private long length;

  // State of the message, over all its frames.
  private long at;
  private int kind;
  private int digitsLeft = -1;
  private int number = NO_NUMBER;

  FrameScanner(Sink sink) {
    this.sink = sink;
  }

  /** Takes the next bytes of the connection. */
  void scan(byte[] bytes, int from, int to) {
    int next = from;
    while (next < to) {
      if (headerBytes < 2 + lengthBytes) {
        header(bytes[next++] & 0xFF);
      } else {
        int some = (int) Math.min(length, to - next);
        payload(bytes, next, next + some);
        next += some;
        length -= some;
      }
      if (headerBytes >= 2 + lengthBytes && length == 0) {
        end();
      }
    }
  }

  private void header(int b) {
    if (headerBytes == 0) {
      first = b;
    } else if (headerBytes == 1) {
      lengthBytes = b == 126 ? 2 : b == 127 ? 8 : 0;
      length = lengthBytes == 0 ? b : 0;
    } else {
      length = length << 8 | b;
    }
    headerBytes++;
  }

  private void payload(byte[] bytes, int from, int to) {
    if ((first & 0x08) != 0) {
      return; // of a control frame
    }
    for (int i = from; i < to && digitsLeft != 0; i++, at++) {
      byte b = bytes[i];
      if (at >= KIND_AT && at < KIND_AT + KIND_BYTES) {
        kind = kind << 8 | b;
      } else if (digitsLeft > 0) {
        number = number * 10 + b - '0';
        digitsLeft--;
      } else if (b == MARK) {
        digitsLeft = DIGITS;
        number = 0;
      }
    }
  }

  private void end() {
    headerBytes = 0;
    lengthBytes = 0;
    if ((first & 0x08) != 0) {
      sink.control(first & 0x0F);
    } else if ((first & 0x80) != 0) {
      int endedKind = kind;
      int endedNumber = number;
      at = 0;
      kind = 0;
      digitsLeft = -1;
      number = NO_NUMBER;
      sink.message(endedKind, endedNumber);
    }
  }
}
