package org.websocketchat.server;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Lets in only requests that read, and that are for a host of ours or ask for the health. */
final class RequestFilter extends Handler.Wrapper {
  private final Allowlist allowlist;

  RequestFilter(Allowlist allowlist, Handler handler) {
    super(handler);
    this.allowlist = allowlist;
  }

  /** What every answer says to a browser. */
  static void addSecurityHeaders(Response response) {
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    response.getHeaders().put("Referrer-Policy", "no-referrer");
  }

  /**
   * Whether a request without a host is one that some balancers send. HTTP/1.0 has no such header
   * (RFC 9112, 3.2 asks for it in HTTP/1.1 alone); every browser sends it, so that what the other
   * requests are refused for, a site whose name is made to point here, cannot come this way.
   */
  private static boolean isOldHealthCheck(Request request) {
    return request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_0
        && HealthHandler.isAsked(request);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    addSecurityHeaders(response);
    var host = request.getHeaders().get(HttpHeader.HOST);
    if (host == null ? !isOldHealthCheck(request) : !allowlist.allowsHost(host)) {
      Reply.text(
          response,
          callback,
          HttpStatus.MISDIRECTED_REQUEST_421,
          "This server does not answer for host "
              + Log.escaped(host == null ? "" : host)
              + ". Whoever runs it can allow a site's name by --origin.");
      return true;
    }
    if (!HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
      response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
      Reply.text(response, callback, HttpStatus.METHOD_NOT_ALLOWED_405, "Only GET and HEAD.");
      return true;
    }
    return super.handle(request, response, callback);
  }
}
