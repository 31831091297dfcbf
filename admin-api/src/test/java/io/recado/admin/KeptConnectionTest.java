package io.recado.admin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.access.Role;
import io.recado.server.GuardedConnections;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;

/** A browser or a proxy sends the next request before the server is done with the last. */
@Tag("server")
class KeptConnectionTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** More than sockets hold on their way. */
  private static final int MUCH = 32 * 1024 * 1024;

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final String token = server.person(chat.tenant(), Role.OWNER).token();

  /**
   * A connection on which a request that had waited was answered at once was never read again
   * (reactor-netty issue 4361, up to 1.3.7).
   */
  @Test
  void itIsReadOnWhenARequestThatHadToWaitIsAnsweredAtOnce() throws IOException {
    try (var connection = connection()) {
      var answers =
          new BufferedReader(new InputStreamReader(connection.getInputStream(), US_ASCII));

      send(connection, asking("/api/v1/people") + asking("/api/v1/nothing"));
      assertThat(status(answers)).isEqualTo("HTTP/1.1 200 OK");
      assertThat(status(answers)).isEqualTo("HTTP/1.1 404 Not Found");

      send(connection, asking("/api/v1/people"));
      assertThat(status(answers)).isEqualTo("HTTP/1.1 200 OK");
    }
  }

  /** Abuse case 6: it is told, not cut off, though most of it is still to come. */
  @ParameterizedTest
  @ValueSource(strings = {"keep-alive", "close"})
  void whoSendsTooMuchIsToldSo(String connected) throws IOException {
    try (var connection = connection()) {
      var answers =
          new BufferedReader(new InputStreamReader(connection.getInputStream(), US_ASCII));

      send(connection, sending("/api/v1/labels", connected));
      send(connection, " ".repeat(MUCH));

      assertThat(status(answers)).startsWith("HTTP/1.1 413");
    }
  }

  /** What that does is shown by GuardedConnectionsTest. */
  @Test
  void connectionsAreGuarded() {
    assertThat(server.bean(NettyReactiveWebServerFactory.class).getServerCustomizers())
        .hasAtLeastOneElementOfType(GuardedConnections.class);
  }

  private Socket connection() throws IOException {
    var address = URI.create(server.url());
    var connection = new Socket(address.getHost(), address.getPort());
    connection.setSoTimeout((int) PATIENCE.toMillis());
    return connection;
  }

  private String asking(String path) {
    return "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
        .formatted(path, token);
  }

  private String sending(String path, String connected) {
    return """
        POST %s HTTP/1.1
        Host: localhost
        Authorization: Bearer %s
        Connection: %s
        Content-Type: application/json
        Content-Length: %d

        """
        .formatted(path, token, connected, MUCH)
        .replace("\n", "\r\n");
  }

  private static void send(Socket connection, String requests) throws IOException {
    connection.getOutputStream().write(requests.getBytes(US_ASCII));
  }

  /** Of the next answer, which is read to its end. */
  private static String status(BufferedReader answers) throws IOException {
    var status = answers.readLine();
    int length = 0;
    for (var line = answers.readLine(); !line.isEmpty(); line = answers.readLine()) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
      }
    }
    for (int i = 0; i < length; i++) {
      answers.read();
    }
    return status;
  }
}
