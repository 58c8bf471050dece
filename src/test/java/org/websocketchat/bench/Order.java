package org.websocketchat.bench;

import java.util.Arrays;

/**
 * The order of the messages of one room, as whoever is first to get one tells; all others must
 * agree.
 */
final class Order {
  private int[] numbers = new int[1 << 10];
  private int size;

  int size() {
    return size;
  }

  /**
   * Takes note of what a reader got.
   *
   * @param place how many it got before
   * @throws IllegalStateException if another reader got something else there
   */
  void check(int place, int number) {
    if (place == size) {
      numbers = size == numbers.length ? Arrays.copyOf(numbers, 2 * size) : numbers;
      numbers[size++] = number;
    } else if (numbers[place] != number) {
      throw new IllegalStateException(
          "message " + number + " came where another reader got " + numbers[place]);
    }
  }
}
