package org.websocketchat.server;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Writes short answers to HTTP requests. */
final class Reply {

  private Reply() {}

  static void text(Response response, Callback callback, int status, String sentence) {
    body(response, callback, status, "text/plain; charset=utf-8", sentence + "\n");
  }

  static void body(Response response, Callback callback, int status, String type, String body) {
    response.setStatus(status);
    response.getHeaders().put(new HttpField(HttpHeader.CONTENT_TYPE, type));
    response.getHeaders().put(new HttpField(HttpHeader.CACHE_CONTROL, "no-store"));
    Content.Sink.write(response, true, body, callback);
  }
}
