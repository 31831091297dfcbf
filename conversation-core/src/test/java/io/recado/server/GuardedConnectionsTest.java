package io.recado.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.recado.testing.Await;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.NettyOutbound;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerRoutes;

/** Abuse case 39 of docs/api.md. */
class GuardedConnectionsTest {

  private static final Duration SOON = Duration.ofMillis(300);

  /** Where something has to be done before: a busy machine may need a while for it. */
  private static final Duration LATER = Duration.ofSeconds(3);

  private static final Duration NEVER = Duration.ofHours(1);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String GREETING = "hello";

  private static final String ASKING = "GET /greeting HTTP/1.1\r\nHost: localhost\r\n\r\n";
  private static final String SENDING =
      "POST /form HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000000\r\n\r\n";

  /** More than sockets hold on their way. */
  private static final int MUCH = 32 * 1024 * 1024;

  private static final String REFUSED =
      "POST /refused HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"
          .formatted(MUCH);

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Sinks.Many<String> news = Sinks.many().multicast().onBackpressureBuffer();
  private final List<Socket> connections = new ArrayList<>();
  private final Disposable.Composite servers = Disposables.composite();
  private int port;

  @AfterEach
  void close() throws IOException {
    for (var connection : connections) {
      connection.close();
    }
    servers.dispose();
  }

  @Test
  void abuseCase39OfAThousandIdleSocketsAHundredStay() throws IOException {
    serve(new ConnectionLimits(100, NEVER, NEVER, NEVER));

    for (int i = 0; i < 1000; i++) {
      connect();
    }

    await(() -> closed("toomany") == 900);
  }

  @Test
  void abuseCase39AnIdleSocketIsClosedAndLeavesItsPlace() throws IOException {
    serve(new ConnectionLimits(1, SOON, NEVER, NEVER));

    assertThat(isClosed(connect())).isTrue();

    assertThat(closed("late")).isEqualTo(1);
    await(() -> isServed(connect()));
  }

  @Test
  void abuseCase39AHeadThatComesByteByByteIsNoRequest() throws IOException {
    serve(new ConnectionLimits(100, SOON, NEVER, NEVER));
    var connection = connect();
    send(connection, "GET /greeting HTTP/1.1\r\n");

    drip(connection, "X-Slow: on and on\r\n");

    assertThat(closed("late")).isEqualTo(1);
  }

  @Test
  void abuseCase39ABodyThatPausesIsGivenUp() throws IOException {
    serve(new ConnectionLimits(100, SOON, NEVER, NEVER));
    var connection = connect();

    send(connection, SENDING + "so far");

    assertThat(isClosed(connection)).isTrue();
    assertThat(closed("late")).isEqualTo(1);
  }

  @Test
  void abuseCase39ABodyThatComesByteByByteIsGivenUp() throws IOException {
    serve(new ConnectionLimits(100, NEVER, SOON, NEVER));
    var connection = connect();
    send(connection, SENDING);

    drip(connection, "x");

    assertThat(closed("late")).isEqualTo(1);
  }

  @Test
  void aConnectionIsKeptForTheNextRequestAndNotForLong() throws IOException {
    serve(new ConnectionLimits(100, NEVER, NEVER, LATER));
    var connection = connect();

    assertThat(answer(connection, ASKING)).isEqualTo(GREETING);
    assertThat(answer(connection, ASKING)).isEqualTo(GREETING);
    assertThat(isClosed(connection)).isTrue();
  }

  @Test
  void twoRequestsAtOnceAreAnsweredBothBeforeItIsIdle() throws IOException {
    serve(new ConnectionLimits(100, NEVER, NEVER, SOON));
    var connection = connect();

    assertThat(answer(connection, ASKING + ASKING)).isEqualTo(GREETING);
    assertThat(answer(connection, "")).isEqualTo(GREETING);
    assertThat(isClosed(connection)).isTrue();
  }

  @Test
  void abuseCase6WhoIsAnsweredWhileTheyStillSendGetsToReadIt() throws IOException {
    serve(new ConnectionLimits(100, NEVER, NEVER, NEVER));
    var connection = connect();

    send(connection, REFUSED + "x".repeat(MUCH));

    assertThat(answer(connection, "")).isEqualTo(GREETING);
    assertThat(isClosed(connection)).isTrue();
  }

  @Test
  void abuseCase39WhoIsAnsweredAndEndsNothingIsGivenUp() throws IOException {
    serve(new ConnectionLimits(100, SOON, NEVER, NEVER));
    var connection = connect();

    send(connection, REFUSED + "so far");

    assertThat(answer(connection, "")).isEqualTo(GREETING);
    await(() -> closed("late") == 1);
  }

  /** What is said of it comes when another connection has met every limit. */
  @Test
  void aLiveStreamStaysHoweverLittleHappensOnIt() throws IOException {
    serve(new ConnectionLimits(100, LATER, LATER, LATER));
    var stream = connect();
    send(stream, "GET /news HTTP/1.1\r\nHost: localhost\r\n\r\n");
    var lines = new BufferedReader(new InputStreamReader(stream.getInputStream(), US_ASCII));
    assertThat(lines.readLine()).isEqualTo("HTTP/1.1 200 OK");
    var other = connect();
    assertThat(answer(other, ASKING)).isEqualTo(GREETING);
    assertThat(isClosed(other)).isTrue();
    var last = connect();
    assertThat(isClosed(last)).isTrue();

    news.tryEmitNext("still here").orThrow();

    assertThat(lines.lines()).anyMatch(line -> line.contains("still here"));
  }

  private void serve(ConnectionLimits limits) {
    var guarded = new GuardedConnections(limits, meters);
    var server =
        guarded.apply(HttpServer.create().host("127.0.0.1").port(0)).route(this::routes).bindNow();
    servers.add(server);
    port = server.port();
  }

  private void routes(HttpServerRoutes routes) {
    routes
        .get("/greeting", (_, response) -> greeting(response))
        .get("/news", (_, response) -> response.sse().sendString(news.asFlux().take(1)))
        .post("/refused", (_, response) -> greeting(response))
        .post("/form", (request, response) -> request.receive().then(greeting(response).then()));
  }

  private static NettyOutbound greeting(HttpServerResponse response) {
    return response
        .header("Content-Length", Integer.toString(GREETING.length()))
        .sendString(Mono.just(GREETING));
  }

  private Socket connect() throws IOException {
    var connection = new Socket(InetAddress.getLoopbackAddress(), port);
    connection.setSoTimeout((int) PATIENCE.toMillis());
    connections.add(connection);
    return connection;
  }

  private static void await(Callable<Boolean> happened) {
    Await.done(
        Mono.fromCallable(happened)
            .filter(yes -> yes)
            .repeatWhenEmpty(again -> again.delayElements(Duration.ofMillis(20))));
  }

  private double closed(String reason) {
    return meters.get("recado.connections.closed").tag("reason", reason).counter().count();
  }

  private static void send(Socket connection, String text) throws IOException {
    connection.getOutputStream().write(text.getBytes(US_ASCII));
  }

  /** Until the other side has closed the connection. */
  private static void drip(Socket connection, String text) throws IOException {
    connection.setSoTimeout(20);
    long start = System.nanoTime();
    try {
      for (int at = 0; isOpen(connection); at++) {
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
        connection.getOutputStream().write(text.charAt(at % text.length()));
      }
    } catch (SocketException closed) {
      // By the other side, while something was on its way.
    }
  }

  /** Looks for a moment. */
  private static boolean isOpen(Socket connection) throws IOException {
    try {
      return connection.getInputStream().read() >= 0;
    } catch (SocketTimeoutException nothing) {
      return true;
    }
  }

  /** What the next answer says; nothing when there is none. */
  private static String answer(Socket connection, String asking) throws IOException {
    send(connection, asking);
    var input = connection.getInputStream();
    var head = new StringBuilder();
    for (int next = input.read(); next >= 0; next = input.read()) {
      head.append((char) next);
      if (head.indexOf("\r\n\r\n") >= 0) {
        break;
      }
    }
    return new String(input.readNBytes(GREETING.length()), US_ASCII);
  }

  /** Not while the place of the one before is not free yet. */
  private static boolean isServed(Socket connection) throws IOException {
    try {
      return answer(connection, ASKING).equals(GREETING);
    } catch (SocketException closed) {
      return false;
    }
  }

  private static boolean isClosed(Socket connection) throws IOException {
    return connection.getInputStream().read() == -1;
  }
}
