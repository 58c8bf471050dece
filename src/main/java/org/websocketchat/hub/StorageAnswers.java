package org.websocketchat.hub;

import org.websocketchat.hub.PendingRequests.Request;

/** Leads each answer of storage to the handler of its request. */
final class StorageAnswers {
  private final PendingRequests requests;
  private final Lookups lookups;
  private final Rooms rooms;
  private final Appends appends;
  private final Hellos hellos;
  private final Spectators spectators;
  private final Entrance entrance;
  private final Replay replay;
  private final HistoryPages historyPages;

  StorageAnswers(
      PendingRequests requests,
      Lookups lookups,
      Rooms rooms,
      Appends appends,
      Hellos hellos,
      Spectators spectators,
      Entrance entrance,
      Replay replay,
      HistoryPages historyPages) {
    this.requests = requests;
    this.lookups = lookups;
    this.rooms = rooms;
    this.appends = appends;
    this.hellos = hellos;
    this.spectators = spectators;
    this.entrance = entrance;
    this.replay = replay;
    this.historyPages = historyPages;
  }

  /** Handles an answer. */
  void take(Turn turn, HubInput.StorageAnswer answer) {
    var request = requests.take(answer);
    lookups.answered(turn, request);
    if (request.room().isEnded()) {
      return;
    }
    turn.about(request.room());
    switch (answer) {
      case HubInput.Opened opened -> opened(turn, request, opened);
      case HubInput.Appended appended -> appends.appended(turn, append(request, answer), appended);
      case HubInput.AppendFailed failed -> appends.appendFailed(turn, append(request, failed));
      case HubInput.Page page -> page(turn, request, page);
      case HubInput.Acts acts -> acts(turn, request, acts);
      case HubInput.StorageFailed failed -> storageFailed(turn, request, failed);
    }
    rooms.forgetIfEmpty(turn, request.room());
  }

  private void opened(Turn turn, Request request, HubInput.Opened answer) {
    // Only the answer to the room's own request says which names are reserved.
    if (request instanceof PendingRequests.OpenRoom || !request.room().isUnknown()) {
      appends.opened(turn, request.room(), answer);
    }
    switch (request) {
      case PendingRequests.OpenRoom ignored -> {}
      case PendingRequests.OpenSession hello -> hellos.opened(turn, hello, answer);
      case PendingRequests.OpenSpectator spectator -> spectators.opened(turn, spectator, answer);
      case PendingRequests.OpenGuide(var client) -> entrance.opened(turn, client, answer);
      case PendingRequests.AppendToRoom ignored -> throw PendingRequests.notAsked(answer);
      case PendingRequests.ReadMissed ignored -> throw PendingRequests.notAsked(answer);
      case PendingRequests.ReadHistory ignored -> throw PendingRequests.notAsked(answer);
      case PendingRequests.ReadActs ignored -> throw PendingRequests.notAsked(answer);
    }
  }

  private static Room append(Request request, HubInput.StorageAnswer answer) {
    if (request instanceof PendingRequests.AppendToRoom(var room)) {
      return room;
    }
    throw PendingRequests.notAsked(answer);
  }

  private void page(Turn turn, Request request, HubInput.Page answer) {
    switch (request) {
      case PendingRequests.ReadMissed missed -> replay.page(turn, missed, answer);
      case PendingRequests.ReadHistory history -> historyPages.page(turn, history, answer);
      case PendingRequests.ReadActs ignored -> throw PendingRequests.notAsked(answer);
      case PendingRequests.OpenRoom ignored -> throw PendingRequests.notAsked(answer);
      case PendingRequests.OpenSession ignored -> throw PendingRequests.notAsked(answer);
      case PendingRequests.OpenSpectator ignored -> throw PendingRequests.notAsked(answer);
      case PendingRequests.OpenGuide ignored -> throw PendingRequests.notAsked(answer);
      case PendingRequests.AppendToRoom ignored -> throw PendingRequests.notAsked(answer);
    }
  }

  private void acts(Turn turn, Request request, HubInput.Acts answer) {
    if (!(request instanceof PendingRequests.ReadActs asked)) {
      throw PendingRequests.notAsked(answer);
    }
    historyPages.acts(turn, asked, answer);
  }

  private void storageFailed(Turn turn, Request request, HubInput.StorageFailed answer) {
    switch (request) {
      case PendingRequests.OpenRoom(var room) -> appends.openFailed(turn, room);
      case PendingRequests.OpenSession(var client, var ignored) -> hellos.failed(turn, client);
      case PendingRequests.OpenSpectator(var client, var ignored) -> hellos.failed(turn, client);
      case PendingRequests.OpenGuide(var client) -> entrance.failed(turn, client);
      case PendingRequests.ReadMissed(var client, long ignored) -> replay.failed(turn, client);
      case PendingRequests.ReadHistory(var client, long ignored) ->
          historyPages.failed(turn, client);
      case PendingRequests.ReadActs(var client, long ignored) -> historyPages.failed(turn, client);
      case PendingRequests.AppendToRoom ignored -> throw PendingRequests.notAsked(answer);
    }
  }
}
