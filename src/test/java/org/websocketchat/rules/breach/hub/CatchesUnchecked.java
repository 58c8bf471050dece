package org.websocketchat.rules.breach.hub;

import org.websocketchat.rules.Breaks;

@Breaks("unchecked")
final class CatchesUnchecked {
  void runtime(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException caught) {
      task.run();
    }
  }

  void one(Runnable task) {
    try {
      task.run();
    } catch (IllegalArgumentException caught) {
      task.run();
    }
  }

  void either(Runnable task) {
    try {
      task.run();
    } catch (IllegalStateException | ArithmeticException caught) {
      task.run();
    }
  }

  void error(Runnable task) {
    try {
      task.run();
    } catch (StackOverflowError caught) {
      task.run();
    }
  }

  void everything(Runnable task) {
    try {
      task.run();
    } catch (Throwable caught) {
      task.run();
    }
  }

  void exception(Runnable task) {
    try {
      task.run();
    } catch (Exception caught) {
      task.run();
    }
  }
}
