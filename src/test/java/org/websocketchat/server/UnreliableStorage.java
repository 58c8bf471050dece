package org.websocketchat.server;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.websocketchat.hub.HubInput;
import org.websocketchat.hub.HubOutput;
import org.websocketchat.store.Storage;
import org.websocketchat.store.Storages;

/** A storage in memory in which tests plant faults. */
class UnreliableStorage implements Storage {
  private final AtomicInteger closed = new AtomicInteger();
  private Storage memory = engine().start(answer -> {}, end -> {});

  /** Passes its answers to this consumer. */
  final Storage answering(Consumer<HubInput> answers, Consumer<Throwable> ends) {
    memory = engine().start(answers, ends);
    return this;
  }

  private static Storage.Engine engine() {
    return Storages.inMemory(1 << 20, 1 << 20);
  }

  /** How often it was closed. */
  final int closed() {
    return closed.get();
  }

  @Override
  public void open(HubOutput.Open ask) {
    memory.open(ask);
  }

  @Override
  public void append(HubOutput.Append drafts) {
    memory.append(drafts);
  }

  @Override
  public void read(HubOutput.Read ask) {
    memory.read(ask);
  }

  @Override
  public void readActs(HubOutput.ReadActs ask) {
    memory.readActs(ask);
  }

  @Override
  public void remember(HubOutput.Remember sender) {
    memory.remember(sender);
  }

  @Override
  public void forget(String room) {
    memory.forget(room);
  }

  @Override
  public boolean isFailing() {
    return memory.isFailing();
  }

  @Override
  public void close() {
    closed.incrementAndGet();
    memory.close();
  }
}
