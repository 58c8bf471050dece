package org.websocketchat.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class BatchTest {
  private final EncodedFrame a = EncodedFrame.of("a");
  private final EncodedFrame b = EncodedFrame.of("bb");
  private final EncodedFrame c = EncodedFrame.of("ccc");

  @Test
  void holdsFramesInOrder() {
    var batch = Batch.of(a).and(b).and(c).and(a);
    assertArrayEquals(new EncodedFrame[] {a, b, c, a}, batch.frames());
    assertEquals(1 + 2 + 3 + 1 + 4 * EncodedFrame.HEADER_BYTES, batch.bytes());
  }

  @Test
  void thoseWhoAreSentTheSameShareOne() {
    var first = Batch.of(a);
    var one = first.and(b).and(c);
    var other = first.and(b).and(c);
    assertSame(one, other);
    assertSame(one.frames(), other.frames());
  }

  @Test
  void thoseWhoAreSentSomethingElseDoNot() {
    var first = Batch.of(a);
    var one = first.and(b);
    var other = first.and(c);
    var more = first.and(b).and(a);
    assertNotSame(one, other);
    assertArrayEquals(new EncodedFrame[] {a, b}, one.frames());
    assertArrayEquals(new EncodedFrame[] {a, c}, other.frames());
    assertArrayEquals(new EncodedFrame[] {a, b, a}, more.frames());
  }

  /** Two frames with the same text are two frames: their senders meant both. */
  @Test
  void twoFramesInTheSameWordsAreTwo() {
    var batch = Batch.of(a).and(EncodedFrame.of("a"));
    assertEquals(2, batch.frames().length);
  }
}
