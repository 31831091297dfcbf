package io.recado.admin.access;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Where a request comes from, as sessions are listed by.
 *
 * @param address of IPv6 the network only, since everybody has 2^64 addresses to hand
 */
public record Origin(String address, String userAgent) {

  private static final int MOST_CHARACTERS = 200;

  public static Origin of(ServerHttpRequest request) {
    var agent =
        Objects.requireNonNullElse(request.getHeaders().getFirst(HttpHeaders.USER_AGENT), "");
    // PostgreSQL stores no NUL in text.
    var readable = agent.replaceAll("\\p{Cntrl}", "");
    return new Origin(
        address(request.getRemoteAddress()),
        readable.substring(0, Math.min(MOST_CHARACTERS, readable.length())));
  }

  private static String address(@Nullable InetSocketAddress remote) {
    if (remote == null || remote.getAddress() == null) {
      return "unknown";
    }
    return remote.getAddress() instanceof Inet6Address ipv6
        ? network(ipv6.getAddress())
        : remote.getAddress().getHostAddress();
  }

  private static String network(byte[] address) {
    var groups = new StringBuilder();
    for (int i = 0; i < 8; i += 2) {
      groups.append("%x:".formatted(((address[i] & 0xff) << 8) | (address[i + 1] & 0xff)));
    }
    return groups + ":/64";
  }
}
