/**
 * The shell of the hub: Jetty, the page, origins and proxies, settings.
 *
 * <p>Invariant: the only package that knows Jetty; rules of the protocol live in the hub, rules of
 * HTTP (origins, hosts, headers) here.
 *
 * <p>A request passes {@code RequestFilter}, then {@code ChatHandler}, {@code HealthHandler} or
 * {@code PageHandler}; a socket is a {@code ChatSocket}, which feeds {@code HubLoop} and is told by
 * it.
 */
@NullMarked
package org.websocketchat.server;

import org.jspecify.annotations.NullMarked;
