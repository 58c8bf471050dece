/**
 * The site of the documents: pages made from the Markdown of the project, for the server and for
 * any static host.
 *
 * <p>Invariant: runs in the build only, and says of each fault in which line of which file it is.
 */
@NullMarked
package org.websocketchat.site;

import org.jspecify.annotations.NullMarked;
