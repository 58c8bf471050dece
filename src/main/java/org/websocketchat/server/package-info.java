/**
 * The shell around the hub: Jetty, the page, allowed hosts and origins, trusted proxies, settings.
 *
 * <p>Invariant: the only package that uses Jetty. The hub has the rules of the protocol; this
 * package has the rules of HTTP: hosts, origins, headers.
 *
 * <p>A request passes {@code RequestFilter}, then one of {@code ChatHandler}, {@code HealthHandler}
 * and {@code PageHandler}. {@code ChatHandler} opens a {@code ChatSocket}, which feeds the events
 * of its WebSocket to {@code HubLoop}, and carries out what the hub decides.
 */
@NullMarked
package org.websocketchat.server;

import org.jspecify.annotations.NullMarked;
