package org.websocketchat.server;

import java.util.Map;
import java.util.function.Consumer;
import org.websocketchat.hub.HubInput;
import org.websocketchat.hub.HubOutput;
import org.websocketchat.hub.TokenVerdict;
import org.websocketchat.store.Storage;
import org.websocketchat.token.TokenVerifier;

/** Carries out what the hub orders, on its thread: on sockets, in storage, at the verifier. */
final class HubOutputs {
  private final Storage storage;
  private final TokenVerifier tokens;
  private final FrameWriter writer;

  /** By their numbers. */
  private final Map<Long, ChatSocket> sockets;

  private final Consumer<HubInput> answers;

  /**
   * Works on these parts, which somebody else closes.
   *
   * @param answers receives what the hub is to be told, from any thread
   */
  HubOutputs(
      Storage storage,
      TokenVerifier tokens,
      FrameWriter writer,
      Map<Long, ChatSocket> sockets,
      Consumer<HubInput> answers) {
    this.storage = storage;
    this.tokens = tokens;
    this.writer = writer;
    this.sockets = sockets;
    this.answers = answers;
  }

  /** Carries out one output. */
  void carryOut(HubOutput output) {
    switch (output) {
      case HubOutput.Deliver(var frame, var recipients) -> writer.deliver(frame, recipients);
      case HubOutput.Offer(var frame, var recipients) -> writer.offer(frame, recipients);
      case HubOutput.Drain(long number) -> withSocket(number, ChatSocket::drain);
      case HubOutput.Demand(long number) -> withSocket(number, ChatSocket::demand);
      case HubOutput.Ping(long number) -> withSocket(number, ChatSocket::ping);
      case HubOutput.Close(long number, int code, var reason) ->
          withSocket(number, socket -> socket.close(code, reason));
      case HubOutput.Drop(long number) -> withSocket(number, ChatSocket::drop);
      case HubOutput.Verify(long number, var token) -> {
        Consumer<TokenVerdict> answer =
            verdict -> answers.accept(new HubInput.Verified(number, verdict));
        if (!runCatching(tokens, () -> tokens.verify(token, answer))) {
          answer.accept(new TokenVerdict.Refused("the token could not be verified"));
        }
      }
      case HubOutput.Open ask ->
          ask(() -> storage.open(ask), new HubInput.StorageFailed(ask.ask(), ask.room()));
      case HubOutput.Append drafts ->
          ask(() -> storage.append(drafts), new HubInput.AppendFailed(drafts.ask(), drafts.room()));
      case HubOutput.Read ask ->
          ask(() -> storage.read(ask), new HubInput.StorageFailed(ask.ask(), ask.room()));
      case HubOutput.ReadActs ask ->
          ask(() -> storage.readActs(ask), new HubInput.StorageFailed(ask.ask(), ask.room()));
      case HubOutput.Remember sender -> storage.remember(sender);
      case HubOutput.Forget(var room) -> storage.forget(room);
    }
  }

  /** Asks storage for an answer. If storage throws, there will be none: it counts as failed. */
  private void ask(Runnable question, HubInput failure) {
    if (!runCatching(storage, question)) {
      answers.accept(failure);
    }
  }

  /** Runs an action on a socket, unless it has ended and the hub has not been told yet. */
  private void withSocket(long number, Consumer<ChatSocket> action) {
    var socket = sockets.get(number);
    if (socket != null) {
      runCatching(socket, () -> action.accept(socket));
    }
  }

  /**
   * Runs an action and logs an exception instead of throwing it; returns whether there was none.
   */
  @SuppressWarnings("CatchingUnchecked")
  static boolean runCatching(Object subject, Runnable action) {
    try {
      action.run();
      return true;
    } catch (RuntimeException fault) {
      Log.error("the hub failed on " + subject.getClass().getSimpleName(), fault);
      return false;
    }
  }
}
