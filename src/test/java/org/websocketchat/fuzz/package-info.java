/**
 * Random scripts for the script that is served: the page that runs it, and the same page on the
 * JVM, must tell, send, show and store the same.
 */
@NullMarked
package org.websocketchat.fuzz;

import org.jspecify.annotations.NullMarked;
