package org.websocketchat.server;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.OptionalInt;

/** How many connections the system lets this process have ({@code ulimit -n}). */
final class FileDescriptors {
  /** What classes, the log, backups and files that are served may open beside connections. */
  private static final long RESERVED = 200;

  private FileDescriptors() {}

  /**
   * How many connections there may be beside what is open now; empty if the system does not tell.
   * Beyond it, connections wait until others have gone. Without that, the log and classes could not
   * be opened.
   */
  static OptionalInt most() {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
      long most = system.getMaxFileDescriptorCount() - system.getOpenFileDescriptorCount();
      return OptionalInt.of(Math.clamp(most - RESERVED, 1, Integer.MAX_VALUE));
    }
    return OptionalInt.empty();
  }
}
