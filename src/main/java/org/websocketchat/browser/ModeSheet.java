package org.websocketchat.browser;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.dom.html.HTMLElement;
import org.websocketchat.protocol.Body;
import org.websocketchat.protocol.RoomMode;
import org.websocketchat.session.Change;
import org.websocketchat.session.Input;
import org.websocketchat.session.Pending;
import org.websocketchat.view.Explainer;
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

  /** What the person has chosen and the room does not have yet; null if there is no such thing. */
  private @Nullable RoomMode chosen;

  ModeSheet(HTMLElement root, TemplateRenderer templates, Translator translator, Chat chat) {
    this.root = root;
    this.templates = templates;
    this.translator = translator;
    this.chat = chat;
  }

  void open() {
    ground = templates.append(root, "mode-sheet");
    new Sheet(root, ground, this);
    chosen = null;
    draw();
    Dom.at(Dom.all(ground, "button"), 0).focus();
  }

  /** Draws it, if it is open. */
  void draw() {
    if (ground == null) {
      return;
    }
    var mode = mode();
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

  private RoomMode mode() {
    return chosen == null ? chat.actions().conditions().mode() : chosen;
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
    var problem = chat.send(new Body.ModeChange(change));
    complain(problem == null ? "" : problem);
    if (problem == null) {
      chosen = mode().with(change);
    }
    draw();
  }

  private static RoomMode.Change turned(String value, boolean on) {
    return switch (value) {
      case LINKS -> new RoomMode.Change(null, !on, null, null);
      case READONLY -> new RoomMode.Change(null, null, null, on);
      default -> new RoomMode.Change(null, null, on, null);
    };
  }

  private void complain(String problem) {
    if (ground != null) {
      Dom.write(ground, Places.MODE_FAULT, problem);
    }
  }

  /** Takes a change of the session: the room has another mode, or the server has refused it. */
  void apply(Change change) {
    boolean isMode = change instanceof Change.ModeChanged;
    if (change instanceof Change.PendingChanged(var said)
        && said.body() instanceof Body.ModeChange
        && said.delivery().isHeld()) {
      isMode = true;
      refused(said);
    }
    if (isMode) {
      chosen = null;
    }
  }

  /** Says why, here if the sheet is open; else the log does. */
  private void refused(Pending said) {
    if (ground != null) {
      complain(new Explainer(translator).told(said));
      chat.feed(new Input.DiscardRequested(said.cid()));
    }
  }

  @Override
  public void closed() {
    ground = null;
    var opener = Dom.find(root, Places.CHANGE_MODES);
    opener.focus();
    if (!Dom.hasFocus(opener)) {
      Dom.find(root, Places.PEOPLE_MODES).focus();
    }
    if (!Dom.hasFocus(root)) {
      chat.focus();
    }
  }
}
