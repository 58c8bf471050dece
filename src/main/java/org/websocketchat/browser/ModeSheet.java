package org.websocketchat.browser;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.RoomMode;
import org.websocketchat.session.Change;
import org.websocketchat.session.Input;
import org.websocketchat.session.Pending;
import org.websocketchat.view.Explainer;
import org.websocketchat.view.GoverningText;
import org.websocketchat.view.RoomConditions;
import org.websocketchat.view.Translator;

/** Where moderators change what the room allows; each press acts at once. */
final class ModeSheet implements Sheet.Content {
  private static final String LINKS = "links";
  private static final String READONLY = "readonly";

  private final HTMLElement root;
  private final TemplateRenderer templates;
  private final Translator translator;
  private final Chat chat;

  /** The open sheet; null while it is closed. */
  private @Nullable HTMLElement ground;

  /** The button that has opened it; null if there is none. */
  private @Nullable HTMLElement opener;

  /** What the person has chosen and the room does not have yet, in that order. */
  private final List<Pending> waiting = new ArrayList<>();

  /** Why the last choice was not taken; empty if it was. */
  private String refusal = "";

  ModeSheet(HTMLElement root, TemplateRenderer templates, Translator translator, Chat chat) {
    this.root = root;
    this.templates = templates;
    this.translator = translator;
    this.chat = chat;
  }

  /** Opens it for this button, which has the focus again when it is closed. */
  void open(@Nullable HTMLElement pressed) {
    opener = pressed;
    ground = templates.append(root, "mode-sheet");
    new Sheet(root, ground, this);
    refusal = "";
    draw();
    Dom.at(Dom.all(ground, "button"), 0).focus();
  }

  /** Draws it, if it is open. */
  void draw() {
    if (ground == null) {
      return;
    }
    boolean isOnline = chat.actions().isOnline();
    var fault = isOnline ? refusal : translator.translate(GoverningText.WAITS);
    Dom.write(ground, Places.MODE_FAULT, fault);
    var mode = mode();
    offer(ground, String.valueOf(mode.slowSeconds()));
    var buttons = Dom.all(ground, "[value]");
    for (int i = 0; i < buttons.getLength(); i++) {
      var button = Dom.at(buttons, i);
      var value = String.valueOf(Dom.attribute(button, "value"));
      if (String.valueOf(Dom.attribute(button, "role")).equals("switch")) {
        button.setAttribute("aria-checked", isOn(mode, value) ? "true" : "false");
      } else {
        int seconds = Integer.parseInt(value);
        boolean isSet = seconds == mode.slowSeconds();
        button.setAttribute("aria-pressed", isSet ? "true" : "false");
        if (seconds > 0) {
          Dom.write(button, RoomConditions.duration(seconds, translator));
        }
      }
    }
  }

  /** Adds a choice of slow mode that is none of the usual ones, such as the operator's. */
  private static void offer(HTMLElement ground, String seconds) {
    if (Dom.all(ground, "[value='" + seconds + "']").getLength() == 0) {
      Dom.set(ground, Places.OTHER_SLOW, "value", seconds);
      Dom.show(ground, Places.OTHER_SLOW, true);
    }
  }

  /** What the room allows once everything that waits is done. */
  private RoomMode mode() {
    var mode = chat.actions().conditions().mode();
    for (int i = 0; i < waiting.size(); i++) {
      if (waiting.get(i).body() instanceof Body.ModeChange(var change)) {
        mode = mode.with(change);
      }
    }
    return mode;
  }

  private static boolean isOn(RoomMode mode, String value) {
    return switch (value) {
      case LINKS -> !mode.links();
      case READONLY -> mode.readonly();
      default -> mode.signed();
    };
  }

  @Override
  public void pressed(Sheet sheet, String action, String value) {
    var change =
        action.equals(Actions.SET_SLOW)
            ? new RoomMode.Change(Integer.parseInt(value), null, null, null)
            : turned(value, !isOn(mode(), value));
    var problem = chat.sender().send(new Body.ModeChange(change));
    refusal = problem == null ? "" : problem;
    draw();
  }

  private static RoomMode.Change turned(String value, boolean on) {
    return switch (value) {
      case LINKS -> new RoomMode.Change(null, !on, null, null);
      case READONLY -> new RoomMode.Change(null, null, null, on);
      default -> new RoomMode.Change(null, null, on, null);
    };
  }

  /** Takes a change of the session: what the person has chosen waits, is done, or is refused. */
  void apply(Change change) {
    if (change instanceof Change.PendingRemoved(var cid)) {
      remove(cid);
    }
    if (change instanceof Change.PendingChanged(var said)
        && said.body() instanceof Body.ModeChange) {
      if (said.delivery().isHeld()) {
        remove(said.cid());
        refused(said);
      } else {
        put(said);
      }
    }
  }

  private void put(Pending said) {
    for (int i = 0; i < waiting.size(); i++) {
      if (waiting.get(i).cid().equals(said.cid())) {
        return;
      }
    }
    waiting.add(said);
  }

  private void remove(String cid) {
    for (int i = waiting.size() - 1; i >= 0; i--) {
      if (waiting.get(i).cid().equals(cid)) {
        waiting.remove(i);
      }
    }
  }

  /** Says why, here if the sheet is open; else the log does. */
  private void refused(Pending said) {
    if (ground != null) {
      refusal = new Explainer(translator).told(said);
      chat.feed(new Input.DiscardRequested(said.cid()));
    }
  }

  @Override
  public void closed() {
    ground = null;
    if (!takesFocus(opener)
        && !takesFocus(Dom.find(root, Places.CHANGE_MODES))
        && !takesFocus(Dom.find(root, Places.PEOPLE_MODES))) {
      Dom.find(root, Places.LOG).focus();
    }
  }

  /** Focuses a button, unless it is hidden meanwhile; returns whether it has the focus. */
  private static boolean takesFocus(@Nullable HTMLElement button) {
    if (button == null) {
      return false;
    }
    button.focus();
    return Dom.hasFocus(button);
  }
}
