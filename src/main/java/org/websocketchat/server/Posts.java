package org.websocketchat.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.websocketchat.hub.HubOutput;
import org.websocketchat.protocol.CloseCode;

/** The posts under way: passes on to them what the hub orders for their sockets. */
final class Posts {
  private final Map<Long, Post> posts = new ConcurrentHashMap<>();

  /** Adds one, from any thread. */
  void add(Post post) {
    posts.put(post.number(), post);
  }

  /** Removes one, from any thread; returns whether it was there. */
  boolean remove(long number) {
    return posts.remove(number) != null;
  }

  boolean isEmpty() {
    return posts.isEmpty();
  }

  /** Carries out an order, as far as it is for a post. */
  void carryOut(HubOutput output) {
    switch (output) {
      case HubOutput.Demand(long number) -> withPost(number, Post::demanded);
      case HubOutput.Deliver(var frame, var numbers) ->
          posts.values().stream()
              .filter(post -> numbers.contains(post.number()))
              .forEach(post -> post.heard(frame));
      case HubOutput.Close(long number, int code, var reason) ->
          withPost(number, post -> post.closed(code, reason));
      case HubOutput.Drop(long number) ->
          withPost(number, post -> post.closed(CloseCode.ABNORMAL, "it took too long"));
      case HubOutput.Offer ignored -> {}
      case HubOutput.Drain(long number) -> withPost(number, Post::drain);
      case HubOutput.Ping ignored -> {}
      case HubOutput.Verify ignored -> {}
      case HubOutput.Open ignored -> {}
      case HubOutput.Append ignored -> {}
      case HubOutput.Read ignored -> {}
      case HubOutput.ReadActs ignored -> {}
      case HubOutput.Remember ignored -> {}
      case HubOutput.Forget ignored -> {}
    }
  }

  private void withPost(long number, Consumer<Post> action) {
    var post = posts.get(number);
    if (post != null) {
      action.accept(post);
    }
  }
}
