package io.recado.gateway.limit;

import java.net.Inet6Address;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Whom limits count a call for. */
public final class CallerAddress {

  private static final int NETWORK_BYTES = 8;

  private CallerAddress() {}

  /** The address; of IPv6 the network only, since every visitor has 2^64 addresses to hand. */
  public static String of(ServerHttpRequest request) {
    var remote = request.getRemoteAddress();
    if (remote == null || remote.getAddress() == null) {
      return "unknown";
    }
    var address = remote.getAddress();
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
        : address.getHostAddress();
  }
}
