package io.recado.admin.panel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * What the build of {@code admin-api/panel} left on the class path. It lies outside of {@code
 * static/}, where the page could be fetched past its security headers.
 */
@Component
class PanelFiles {

  private static final Pattern ASSET = Pattern.compile("[A-Za-z0-9_-]+\\.(?:js|css|svg)");

  private final Map<String, byte[]> read = new ConcurrentHashMap<>();

  /** The one page, with {@code __NONCE__} where its nonce belongs; empty without the panel. */
  Optional<String> page() {
    return find("index.html").map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /** What bears its content's hash in its name; empty when there is no such file. */
  Optional<byte[]> asset(String name) {
    return ASSET.matcher(name).matches() ? find("assets/" + name) : Optional.empty();
  }

  private Optional<byte[]> find(String name) {
    var known = read.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    var resource = new ClassPathResource("panel/" + name);
    if (!resource.exists()) {
      return Optional.empty();
    }
    try {
      var bytes = resource.getContentAsByteArray();
      read.put(name, bytes);
      return Optional.of(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
