/** The real thing under real faults: server, pages and clients as processes, joined by a proxy. */
@NullMarked
package org.websocketchat.chaos;

import org.jspecify.annotations.NullMarked;
