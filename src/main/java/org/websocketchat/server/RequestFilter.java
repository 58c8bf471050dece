package org.websocketchat.server;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Refuses requests for other hosts, and all methods but GET and HEAD except where messages are
 * posted; adds security headers.
 */
final class RequestFilter extends Handler.Wrapper {
  private final Allowlist allowlist;

  RequestFilter(Allowlist allowlist, Handler handler) {
    super(handler);
    this.allowlist = allowlist;
  }

  /** Adds the headers that every response has. */
  static void addSecurityHeaders(Response response) {
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    response.getHeaders().put("Referrer-Policy", "no-referrer");
  }

  /**
   * Whether a request without Host is the health check of a load balancer by HTTP/1.0, which does
   * not require that header (RFC 9112, 3.2 requires it in HTTP/1.1). Every browser sends Host, so
   * DNS rebinding cannot use this exception.
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
              + ". Its operator can allow a site's name with --origin.");
      return true;
    }
    if (PostHandler.isAsked(request)) {
      return super.handle(request, response, callback);
    }
    if (!HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
      response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
      Reply.text(
          response, callback, HttpStatus.METHOD_NOT_ALLOWED_405, "Only GET and HEAD are allowed.");
      return true;
    }
    return super.handle(request, response, callback);
  }
}
