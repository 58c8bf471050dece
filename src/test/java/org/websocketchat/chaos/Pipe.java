package org.websocketchat.chaos;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * One direction of a {@link Connection}: reads at once, writes when and how the weather lets it.
 */
final class Pipe {
  private static final int MOST_WAITING = 64;
  private static final int READ_BYTES = 16 * 1024;

  /**
   * What was read.
   *
   * @param bytes empty at the end
   */
  private record Chunk(ByteBuffer bytes, long dueNanos) {}

  private final Socket from;
  private final Socket to;
  private final Sky sky;
  private final Function<Weather, Weather.Way> direction;
  private final BlockingQueue<Chunk> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private volatile boolean lost;

  Pipe(Socket from, Socket to, Sky sky, Function<Weather, Weather.Way> direction) {
    this.from = from;
    this.to = to;
    this.sky = sky;
    this.direction = direction;
  }

  void lose() {
    lost = true;
  }

  /** Reads to the end. */
  void read() throws IOException, InterruptedException {
    var in = from.getInputStream();
    var buffer = new byte[READ_BYTES];
    long due = System.nanoTime();
    while (true) {
      int size = Math.max(0, in.read(buffer));
      var way = direction.apply(sky.weather());
      int millis =
          way.latencyMillis() + ThreadLocalRandom.current().nextInt(way.jitterMillis() + 1);
      due = Math.max(due, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis));
      waiting.put(new Chunk(ByteBuffer.wrap(Arrays.copyOf(buffer, size)), due));
      if (size == 0) {
        return;
      }
    }
  }

  /** Writes to the end. */
  void write() throws IOException, InterruptedException {
    while (true) {
      var chunk = waiting.take();
      TimeUnit.NANOSECONDS.sleep(chunk.dueNanos() - System.nanoTime());
      if (!chunk.bytes().hasRemaining()) {
        sky.awaitFlow(direction);
        if (!lost) {
          to.shutdownOutput();
          return;
        }
      }
      write(chunk.bytes().array());
    }
  }

  private void write(byte[] bytes) throws IOException, InterruptedException {
    for (int at = 0; at < bytes.length; ) {
      var way = sky.awaitFlow(direction);
      int size = bytes.length - at;
      if (way.sliceBytes() > 0) {
        size = Math.min(size, 1 + ThreadLocalRandom.current().nextInt(way.sliceBytes()));
      } else if (way.bytesPerSecond() > 0) {
        size = Math.min(size, 1 + way.bytesPerSecond() / 50);
      }
      if (!lost) {
        to.getOutputStream().write(bytes, at, size);
      }
      at += size;
      if (way.bytesPerSecond() > 0) {
        TimeUnit.NANOSECONDS.sleep(size * 1_000_000_000L / way.bytesPerSecond());
      }
    }
  }
}
