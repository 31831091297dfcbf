package io.recado.database;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is and who its owner is, as a URL such as {@code
 * postgresql://owner:password@host:5432/name?sslmode=require}.
 *
 * @param parameters what stands behind the question mark; passed on to both drivers
 */
public record DatabaseAddress(
    String host,
    int port,
    String name,
    String owner,
    String ownerPassword,
    Map<String, String> parameters) {

  private static final int POSTGRESQL_PORT = 5432;

  public DatabaseAddress {
    parameters = Map.copyOf(parameters);
  }

  /**
   * @throws IllegalArgumentException when the URL names no user or no database
   */
  public static DatabaseAddress of(String url) {
    var uri = URI.create(url);
    var user = uri.getRawUserInfo();
    var path = uri.getPath();
    if (user == null || path == null || path.length() < 2) {
      throw new IllegalArgumentException("the database URL must name a user and a database");
    }
    var parts = user.split(":", 2);
    return new DatabaseAddress(
        uri.getHost(),
        uri.getPort() < 0 ? POSTGRESQL_PORT : uri.getPort(),
        path.substring(1),
        decode(parts[0]),
        parts.length > 1 ? decode(parts[1]) : "",
        query(uri.getRawQuery()));
  }

  /** For the JDBC driver, without user and password. */
  String jdbcUrl() {
    var url = new StringBuilder("jdbc:postgresql://%s:%d/%s".formatted(host, port, name));
    char separator = '?';
    for (var parameter : new TreeMap<>(parameters).entrySet()) {
      url.append(separator).append(parameter.getKey()).append('=').append(parameter.getValue());
      separator = '&';
    }
    return url.toString();
  }

  @Override
  public String toString() {
    return "%s:%d/%s".formatted(host, port, name);
  }

  private static Map<String, String> query(@Nullable String query) {
    var parameters = new TreeMap<String, String>();
    if (query != null) {
      for (var pair : query.split("&")) {
        var parts = pair.split("=", 2);
        parameters.put(decode(parts[0]), parts.length > 1 ? decode(parts[1]) : "");
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
