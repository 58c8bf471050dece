package org.websocketchat.hub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One room: its sockets, its people, and the state of its log. */
final class Room {
  private final String name;
  private final SharedAccounts accounts;
  private final Map<Long, Client> members = new LinkedHashMap<>();
  private final Map<String, Session> sessions = new LinkedHashMap<>();

  /** The people of whom a token tells, present or away, by their public ids. */
  private final Map<String, Person> signed = new LinkedHashMap<>();

  private final RoomRules startRules;
  private final LastMessages lastMessages = new LastMessages();
  private final LastAddresses lastAddresses = new LastAddresses();
  private final Names names;
  private final Presence presence;
  private final RoomLog log = new RoomLog();

  /** As of the head of the log. */
  private RoomState state = RoomState.USUAL;

  /**
   * The number of requests about this room that storage has not answered, or that wait for their
   * turn.
   */
  private int requests;

  private boolean ended;

  /** The audiences; null if somebody came, went or caught up since they were computed. */
  private @Nullable List<Long> guides;

  private @Nullable List<Long> readers;
  private @Nullable List<Long> liveReaders;

  Room(String name, SharedAccounts accounts, Library library, Policy policy, RoomRules startRules) {
    this.name = name;
    this.accounts = accounts;
    this.names = new Names(name, library, policy);
    this.startRules = startRules;
    this.presence = new Presence(this);
  }

  String name() {
    return name;
  }

  /** The accounts of what the room may take. */
  SharedAccounts accounts() {
    return accounts;
  }

  /** The rules with which it begins. */
  RoomRules startRules() {
    return startRules;
  }

  /** What holds in it besides the roles. */
  RoomRules rules() {
    var set = state.mode();
    return set == null ? startRules : startRules.withMode(set);
  }

  /** When its people wrote last. */
  LastMessages lastMessages() {
    return lastMessages;
  }

  /** From where its guests wrote last. */
  LastAddresses lastAddresses() {
    return lastAddresses;
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

  /** What the log has made of the room, as of its head. */
  RoomState state() {
    return state;
  }

  void become(RoomState now) {
    state = now;
  }

  /** The session of this tag, present or away; null if there is none. */
  @Nullable Session session(String tag) {
    return sessions.get(tag);
  }

  void add(Session session) {
    sessions.put(session.tag(), session);
  }

  void remove(Session session) {
    sessions.remove(session.tag(), session);
  }

  /** The person with this public id, of whom a token tells; with a new one's first tag. */
  Person signed(String who, String tag) {
    return signed.computeIfAbsent(who, first -> new Person(tag, first));
  }

  /** The person with this public id, of whom a token tells, present or away; null for none. */
  @Nullable Person bearer(String who) {
    return signed.get(who);
  }

  /** Forgets a person of whom a token told, and who has no session any more. */
  void remove(Person person) {
    var who = person.who();
    if (who != null) {
      signed.remove(who, person);
    }
  }

  /** A copy of the sessions of {@code websocket-chat.v1}, present and away. */
  List<Session> sessions() {
    return List.copyOf(sessions.values());
  }

  /** Ends this room: a room of the same name is another one from now on. */
  void end() {
    ended = true;
    members.clear();
    sessions.clear();
    signed.clear();
    audienceChanged();
  }

  /** Whether a fault has ended it. */
  boolean isEnded() {
    return ended;
  }

  /** Counts a request about this room. */
  void requested() {
    requests++;
  }

  /** Counts the answer to a request, or that a waiting one was taken back. */
  void answered() {
    requests--;
  }

  void add(Client client) {
    members.put(client.socket(), client);
    audienceChanged();
  }

  /** Removes a client; returns whether it was a member. */
  boolean remove(Client client) {
    audienceChanged();
    if (client instanceof ChatClient chat) {
      presence.forget(chat);
    }
    return members.remove(client.socket()) != null;
  }

  /** Whether storage has not said yet where the room stands and which names are reserved. */
  boolean isUnknown() {
    return log.isUnknown();
  }

  /** Whether every session in it is of this address. */
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

  /** The number of sockets in it. */
  int size() {
    return members.size();
  }

  /** Whether nobody is present or away in it, and storage owes no answer. */
  boolean isForgettable() {
    return members.isEmpty() && sessions.isEmpty() && isAtRest();
  }

  /** Whether storage owes no answer. */
  boolean isAtRest() {
    return log.isIdle() && requests == 0;
  }

  /** Forgets the audiences: somebody was welcomed, caught up or fell behind. */
  void audienceChanged() {
    guides = null;
    readers = null;
    liveReaders = null;
  }

  /** The sockets of {@code json} that have an id, with or without a name. */
  List<Long> guides() {
    if (guides == null) {
      guides = sockets(member -> member instanceof GuideClient && member.isWelcomed());
    }
    return guides;
  }

  /** The sockets of {@code websocket-chat.v1} that have been sent the list of people. */
  List<Long> readers() {
    if (readers == null) {
      readers = sockets(this::isReader);
    }
    return readers;
  }

  /** The readers that are live: they get a copy of each new message. */
  List<Long> liveReaders() {
    if (liveReaders == null) {
      liveReaders = sockets(member -> member instanceof ChatClient && member.isLive());
    }
    return liveReaders;
  }

  /** A copy of the list of welcomed clients of {@code websocket-chat.v1}. */
  List<ChatClient> chatClients() {
    var clients = new ArrayList<ChatClient>();
    for (var member : members.values()) {
      if (member instanceof ChatClient chat && chat.isWelcomed()) {
        clients.add(chat);
      }
    }
    return clients;
  }

  /** A copy of the list of welcomed clients of both sub-protocols. */
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
