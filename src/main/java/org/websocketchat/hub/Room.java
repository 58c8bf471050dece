package org.websocketchat.hub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One room: which sockets are in it, who the people are, and how far its log is. */
final class Room {
  private final String name;
  private final SharedAccounts accounts;
  private final Map<Long, Client> members = new LinkedHashMap<>();
  private final Map<String, Session> sessions = new LinkedHashMap<>();
  private final Names names;
  private final Presence presence;
  private final RoomLog log = new RoomLog();

  /** How many requests storage has not answered. */
  private int requests;

  private boolean ended;

  /** Who gets what; null if somebody came, went or caught up since it was made. */
  private @Nullable List<Long> guides;

  private @Nullable List<Long> readers;
  private @Nullable List<Long> liveReaders;

  Room(String name, SharedAccounts accounts, Library library) {
    this.name = name;
    this.accounts = accounts;
    this.names = new Names(library.nameKey(), library.skeleton());
    this.presence = new Presence(this);
  }

  String name() {
    return name;
  }

  /** What is taken of what it carries. */
  SharedAccounts accounts() {
    return accounts;
  }

  Names names() {
    return names;
  }

  Presence presence() {
    return presence;
  }

  RoomLog log() {
    return log;
  }

  /** The session of this tag, here or lately here; null if there is none. */
  @Nullable Session session(String tag) {
    return sessions.get(tag);
  }

  void add(Session session) {
    sessions.put(session.tag(), session);
  }

  void remove(Session session) {
    sessions.remove(session.tag(), session);
  }

  /** Who is or was lately here by {@code websocket-chat.v1}, so many as there are now. */
  List<Session> sessions() {
    return List.copyOf(sessions.values());
  }

  /** It is not this room any more that people of its name are in. */
  void end() {
    ended = true;
    members.clear();
    sessions.clear();
    audienceChanged();
  }

  /** Whether a fault has ended it. */
  boolean isEnded() {
    return ended;
  }

  /** Storage is asked something about this room. */
  void requested() {
    requests++;
  }

  /** Storage has answered. */
  void answered() {
    requests--;
  }

  void add(Client client) {
    members.put(client.socket(), client);
    audienceChanged();
  }

  /** Whether the client was a member. */
  boolean remove(Client client) {
    audienceChanged();
    if (client instanceof ChatClient chat) {
      presence.forget(chat);
    }
    return members.remove(client.socket()) != null;
  }

  /** Whether storage is yet to say where the room stands, and which names are reserved. */
  boolean isUnknown() {
    return log.isUnknown();
  }

  /** Whether nobody of another address may return to it. */
  boolean isReservedFor(@Nullable Address address) {
    for (var session : sessions.values()) {
      if (!Objects.equals(session.address(), address)) {
        return false;
      }
    }
    return true;
  }

  boolean isEmpty() {
    return members.isEmpty();
  }

  /** How many sockets are in it. */
  int size() {
    return members.size();
  }

  /** Whether nobody is here or about to return, and storage owes no answer. */
  boolean isForgettable() {
    return members.isEmpty() && sessions.isEmpty() && isAtRest();
  }

  /** Whether storage owes no answer. */
  boolean isAtRest() {
    return log.isIdle() && requests == 0;
  }

  /** Forgets who gets what: somebody was welcomed, caught up or fell behind. */
  void audienceChanged() {
    guides = null;
    readers = null;
    liveReaders = null;
  }

  /** The sockets that speak {@code json} and have an id, of those without a name too. */
  List<Long> guides() {
    if (guides == null) {
      guides = sockets(member -> member instanceof GuideClient && member.isWelcomed());
    }
    return guides;
  }

  /** The sockets of {@code websocket-chat.v1} that have been sent the list of who is here. */
  List<Long> readers() {
    if (readers == null) {
      readers = sockets(this::isReader);
    }
    return readers;
  }

  /** Those of the readers that have everything and get copies. */
  List<Long> liveReaders() {
    if (liveReaders == null) {
      liveReaders = sockets(member -> member instanceof ChatClient && member.isLive());
    }
    return liveReaders;
  }

  /** The readers themselves, so many as there are now. */
  List<ChatClient> chatClients() {
    var clients = new ArrayList<ChatClient>();
    for (var member : members.values()) {
      if (member instanceof ChatClient chat && chat.isWelcomed()) {
        clients.add(chat);
      }
    }
    return clients;
  }

  /** Everybody who has been welcomed, by either sub-protocol, so many as there are now. */
  List<Client> welcomed() {
    return members.values().stream().filter(Client::isWelcomed).toList();
  }

  private boolean isReader(Client member) {
    return member instanceof ChatClient chat && chat.isWelcomed() && !presence.isNewcomer(chat);
  }

  private List<Long> sockets(Predicate<Client> chosen) {
    return List.copyOf(members.values().stream().filter(chosen).map(Client::socket).toList());
  }
}
