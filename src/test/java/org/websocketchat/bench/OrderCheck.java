package org.websocketchat.bench;

import java.util.Arrays;

/**
 * Checks that all readers of a room receive its messages in one order, that of the first reader.
 */
final class OrderCheck {
  private int[] numbers = new int[1 << 10];
  private int size;

  int size() {
    return size;
  }

  /**
   * Notes the next message of a reader.
   *
   * @param place how many messages this reader received before
   * @throws IllegalStateException if another reader received another message at this place
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
