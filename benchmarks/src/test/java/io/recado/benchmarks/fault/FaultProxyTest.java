package io.recado.benchmarks.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {

  private static final int PATIENCE_MILLIS = 5_000;

  private ServerSocket echo;
  private FaultProxy proxy;

  @BeforeEach
  void start() throws IOException {
    echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(() -> echo(echo));
    proxy = FaultProxy.before(echo.getLocalPort());
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    echo.close();
  }

  @Test
  void passesBytesBothWays() throws IOException {
    try (var client = client()) {
      assertThat(exchange(client, 7)).isEqualTo(7);
    }
  }

  @Test
  void holdsEachWayBack() throws IOException {
    proxy.delay(Duration.ofMillis(150));

    try (var client = client()) {
      long began = System.nanoTime();
      exchange(client, 7);
      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .isBetween(Duration.ofMillis(300), Duration.ofSeconds(20));
    }
  }

  @Test
  void aCutEndsConnectionsAndTakesNoNewOnesUntilRestored() throws IOException {
    try (var client = client()) {
      exchange(client, 7);
      proxy.cut();
      assertThat(ends(client)).isTrue();
    }
    try (var refused = client()) {
      assertThat(ends(refused)).isTrue();
    }

    proxy.restore();

    try (var client = client()) {
      assertThat(exchange(client, 8)).isEqualTo(8);
    }
  }

  @Test
  void aBlackHoleHoldsWhatIsUnderWayAndWhatComesNew() throws IOException {
    try (var old = client();
        var late = blackHoled(old)) {
      proxy.restore();

      assertThat(old.getInputStream().read()).isEqualTo(2);
      assertThat(late.getInputStream().read()).isEqualTo(3);
    }
  }

  private Socket blackHoled(Socket old) throws IOException {
    exchange(old, 1);
    proxy.blackHole();
    old.getOutputStream().write(2);
    var late = client();
    late.getOutputStream().write(3);
    old.setSoTimeout(200);
    late.setSoTimeout(200);
    assertThatThrownBy(() -> old.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);
    assertThatThrownBy(() -> late.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);
    old.setSoTimeout(PATIENCE_MILLIS);
    late.setSoTimeout(PATIENCE_MILLIS);
    return late;
  }

  private Socket client() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  private static int exchange(Socket client, int value) throws IOException {
    client.getOutputStream().write(value);
    return client.getInputStream().read();
  }

  private static boolean ends(Socket client) {
    try {
      client.getOutputStream().write(1);
      return client.getInputStream().read() < 0;
    } catch (IOException e) {
      // Reset: that is an end, too.
      return !(e instanceof SocketTimeoutException);
    }
  }

  private static void echo(ServerSocket server) {
    try {
      while (true) {
        var socket = server.accept();
        Thread.ofVirtual().start(() -> echo(socket));
      }
    } catch (IOException e) {
      // Closed at the end of the test.
      return;
    }
  }

  private static void echo(Socket socket) {
    try (socket) {
      socket.getInputStream().transferTo(socket.getOutputStream());
    } catch (IOException e) {
      // The other side is gone.
      return;
    }
  }
}
