package io.recado.app;

import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the application on this machine whether it is ready to serve, and exits with 0 or 1. It is
 * the health check of the images, which have nothing but Java to ask with, and so needs nothing but
 * the settings on the class path.
 */
final class HealthProbe {

  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private HealthProbe() {}

  public static void main(String[] arguments) {
    var trouble = trouble(System.getenv());
    trouble.ifPresent(System.err::println);
    System.exit(trouble.isEmpty() ? 0 : 1);
  }

  /** What is wrong with the application that runs in this environment; empty when it is ready. */
  static Optional<String> trouble(Map<String, String> environment) {
    var readiness = readiness(Settings.of(environment));
    try {
      int status = status(readiness);
      return status == HttpURLConnection.HTTP_OK
          ? Optional.empty()
          : Optional.of(readiness + " answers " + status);
    } catch (IOException e) {
      return Optional.of(readiness + " does not answer: " + e);
    }
  }

  private static URI readiness(Settings settings) {
    var apart = settings.find(Setting.MANAGEMENT_PORT).isPresent();
    int port = settings.count(apart ? Setting.MANAGEMENT_PORT : Setting.PORT);
    return URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
  }

  private static int status(URI address) throws IOException {
    var connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setConnectTimeout((int) PATIENCE.toMillis());
    connection.setReadTimeout((int) PATIENCE.toMillis());
    try {
      return connection.getResponseCode();
    } finally {
      connection.disconnect();
    }
  }
}
