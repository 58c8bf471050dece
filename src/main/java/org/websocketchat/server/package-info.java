/**
 * The shell of the hub: Jetty, the page, the log, options, main.\n *\n *
 *
 * <p>Invariant: the only package that knows Jetty and the command line; rules of the protocol live
 * in\n * the hub, rules of HTTP (origins, hosts, headers) here.
 */
@NullMarked
package org.websocketchat.server;

import org.jspecify.annotations.NullMarked;
