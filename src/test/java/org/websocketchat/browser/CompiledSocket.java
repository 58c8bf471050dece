package org.websocketchat.browser;

import java.util.List;
import java.util.function.Consumer;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.websocketchat.session.Binary;
import org.websocketchat.session.EventLog;
import org.websocketchat.session.Transport;

/** One socket of the browser's transport, handed to a page. */
public final class CompiledSocket {
  private final EventLog log = new EventLog(this::read);
  private final Transport.Socket socket;
  private String typeOfLastBinary = "";

  CompiledSocket(String url, List<String> protocols, String binaryType) {
    socket = new BrowserTransport(binaryType, () -> false).open(url, protocols, log);
  }

  @JSExport
  public String[] events() {
    return log.lines().toArray(new String[0]);
  }

  @JSExport
  public void sendText(String text) {
    socket.send(text);
  }

  /** Sends an ArrayBuffer or a Blob. */
  @JSExport
  public void sendBinary(JSObject data) {
    socket.send(new BrowserBinary(data));
  }

  @JSExport
  public double bufferedBytes() {
    return socket.bufferedBytes();
  }

  @JSExport
  public void close(int code, String reason) {
    socket.close(code, reason);
  }

  @JSExport
  public void abandon() {
    socket.abandon();
  }

  /** The name of its class. */
  @JSExport
  public String typeOfLastBinary() {
    return typeOfLastBinary;
  }

  private void read(Binary binary, Consumer<String> hex) {
    var data = ((BrowserBinary) binary).data();
    typeOfLastBinary = typeOf(data);
    readHex(data, hex::accept);
  }

  @JSBody(params = "data", script = "return data.constructor.name;")
  private static native String typeOf(JSObject data);

  @JSBody(
      params = {"data", "done"},
      script =
          """
          const hex = buffer => done(
            Array.from(new Uint8Array(buffer), b => b.toString(16).padStart(2, '0')).join(''));
          if (data instanceof Blob) {
            data.arrayBuffer().then(hex);
          } else {
            hex(data);
          }
          """)
  private static native void readHex(JSObject data, Done done);

  /** Takes bytes in hexadecimal. */
  @JSFunctor
  private interface Done extends JSObject {
    void accept(String hex);
  }
}
