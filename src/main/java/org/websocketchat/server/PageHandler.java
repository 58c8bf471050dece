package org.websocketchat.server;

import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.CompressedContentFormat;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.resource.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Serves the page at {@code /} with a strict Content-Security-Policy, and the script to any site.
 */
final class PageHandler extends Handler.Wrapper {
  private final String policy;

  /**
   * Makes a handler for one directory.
   *
   * @param directory the files to serve; null for none, so that every request is answered with 404
   * @param connects other chat servers that the page may connect to
   * @param frameAncestors other sites that may show the page in a frame
   */
  PageHandler(@Nullable Resource directory, List<Origin> connects, List<Origin> frameAncestors) {
    super(directory == null ? null : files(directory));
    this.policy = policy(connects, frameAncestors);
  }

  private static ResourceHandler files(Resource directory) {
    var files = new ResourceHandler();
    files.setBaseResource(directory);
    files.setDirAllowed(false);
    files.setWelcomeFiles("index.html");
    files.setEtags(true);
    files.setAcceptRanges(false);
    files.setCacheControl("no-cache");
    files.setPrecompressedFormats(CompressedContentFormat.BR, CompressedContentFormat.GZIP);
    return files;
  }

  private static String policy(List<Origin> connects, List<Origin> frameAncestors) {
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'" + list(connects),
        "frame-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'self'" + list(frameAncestors),
        "require-trusted-types-for 'script'",
        "trusted-types 'none'");
  }

  private static String list(List<Origin> origins) {
    return origins.stream().map(origin -> " " + origin.text()).collect(Collectors.joining());
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    var path = Request.getPathInContext(request);
    var headers = response.getHeaders();
    headers.put("Content-Security-Policy", policy);
    if (path.endsWith("/") || path.endsWith(".html")) {
      headers.put("Cross-Origin-Resource-Policy", "same-origin");
    } else {
      headers.put("Cross-Origin-Resource-Policy", "cross-origin");
      headers.put(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }
    if (!super.handle(request, response, callback)) {
      Reply.text(response, callback, HttpStatus.NOT_FOUND_404, "There is no page at this address.");
    }
    return true;
  }
}
