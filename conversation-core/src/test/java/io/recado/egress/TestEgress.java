package io.recado.egress;

import java.net.InetAddress;
import java.time.Duration;

/** A way out that leads to this machine alone, for tests against servers of their own. */
public final class TestEgress {

  private TestEgress() {}

  public static Egress toThisMachine(Duration timeout) {
    return Egress.by(InetAddress::isLoopbackAddress, null, timeout);
  }

  /** The same for what speaks no HTTP. */
  public static PermittedAddresses thisMachine() {
    return PermittedAddresses.by(InetAddress::isLoopbackAddress);
  }
}
