/** Says nothing of an invariant. */
package org.websocketchat.rules.breach.files;
