package io.recado.gateway.channel.webchat;

import io.recado.gateway.problem.GatewayError;
import io.recado.gateway.problem.GatewayProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/**
 * What the build of {@code bot-gateway/widget} left on the class path. It lies outside of {@code
 * static/}, where the frame could be fetched past its security headers.
 */
final class WidgetFiles {

  private static final Pattern ASSET = Pattern.compile("[A-Za-z0-9_-]+\\.(?:js|css)");

  private final String folder;
  private final Map<String, byte[]> read = new ConcurrentHashMap<>();

  /**
   * @param folder on the class path
   */
  WidgetFiles(String folder) {
    this.folder = folder;
  }

  /**
   * One of the files every build has.
   *
   * @throws GatewayProblem {@code NOT_CONFIGURED} when the widget was left out of the build
   */
  byte[] bytes(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new GatewayProblem(
                    GatewayError.NOT_CONFIGURED, "This build was made without the widget."));
  }

  String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  /** A script or style sheet with its content's hash in its name; empty when there is none. */
  Optional<byte[]> asset(String name) {
    return ASSET.matcher(name).matches() ? find("assets/" + name) : Optional.empty();
  }

  private Optional<byte[]> find(String name) {
    var known = read.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    var resource = new ClassPathResource(folder + "/" + name);
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
