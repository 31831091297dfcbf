package io.recado.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthProbeTest {

  private HttpServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  @Test
  void isContentWithAnApplicationThatIsReady() {
    readinessAnswers(200);

    assertThat(HealthProbe.trouble(Map.of("RECADO_PORT", port()))).isEmpty();
  }

  @Test
  void namesTheStatusOfAnApplicationThatIsNotReady() {
    readinessAnswers(503);

    assertThat(HealthProbe.trouble(Map.of("RECADO_PORT", port())))
        .hasValue("http://127.0.0.1:" + port() + "/actuator/health/readiness answers 503");
  }

  @Test
  void doesNotTakeTheHealthOfAnotherPathForReadiness() {
    server.createContext("/actuator/health/liveness", exchange -> exchange.close());

    assertThat(HealthProbe.trouble(Map.of("RECADO_PORT", port()))).isPresent();
  }

  @Test
  void asksAtTheManagementPortWhereThereIsOne() {
    readinessAnswers(200);

    assertThat(HealthProbe.trouble(Map.of("RECADO_PORT", "1", "RECADO_MANAGEMENT_PORT", port())))
        .isEmpty();
  }

  @Test
  void saysThatNobodyAnswers() {
    var port = port();
    server.stop(0);

    assertThat(HealthProbe.trouble(Map.of("RECADO_PORT", port)))
        .hasValueSatisfying(trouble -> assertThat(trouble).contains("does not answer"));
  }

  private void readinessAnswers(int status) {
    server.createContext(
        "/actuator/health/readiness",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
  }

  private String port() {
    return Integer.toString(server.getAddress().getPort());
  }
}
