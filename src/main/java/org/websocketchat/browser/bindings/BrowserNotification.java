package org.websocketchat.browser.bindings;

import org.teavm.jso.JSClass;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/** A notification of the system; the constructor throws where pages cannot show any. */
@JSClass(name = "Notification")
public final class BrowserNotification implements JSObject {
  /** Called when the person presses the notification. */
  @JSFunctor
  public interface Callback extends JSObject {
    void call();
  }

  /** A question to the person, or what the person has answered before. */
  public interface PermissionRequest extends JSObject {
    void then(Answer answer);
  }

  /** Called with the permission. */
  @JSFunctor
  public interface Answer extends JSObject {
    void call(String permission);
  }

  /** What a notification shows beside its title. */
  public interface Options extends JSObject {
    @JSProperty
    void setBody(String body);

    /** A notification replaces the last one with the same tag. */
    @JSProperty
    void setTag(String tag);

    @JSProperty
    void setRenotify(boolean again);
  }

  public BrowserNotification(String title, Options options) {}

  @JSProperty
  public static native String getPermission();

  public static native PermissionRequest requestPermission();

  @JSProperty
  public native void setOnclick(Callback callback);

  @JSProperty
  public native void setOnclose(Callback callback);

  public native void close();
}
