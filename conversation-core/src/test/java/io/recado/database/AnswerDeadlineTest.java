package io.recado.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.testing.Await;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.DisposableServer;
import reactor.netty.tcp.TcpClient;
import reactor.netty.tcp.TcpResources;
import reactor.netty.tcp.TcpServer;

class AnswerDeadlineTest {

  private static final Duration LIMIT = Duration.ofMillis(200);

  /** So long that an answer from this machine comes within it even when the machine is busy. */
  private static final Duration LONGER = Duration.ofSeconds(2);

  private ServerSocket mute;

  @BeforeEach
  void listen() throws IOException {
    mute = new ServerSocket(0);
  }

  @AfterEach
  void close() throws IOException {
    mute.close();
  }

  @Test
  void aServerThatTakesAQuestionAndNeverAnswersIsGivenUp() {
    var connection = connect(mute.getLocalPort(), LIMIT);

    Await.done(connection.outbound().sendString(Mono.just("?")).then());

    Await.done(connection.onDispose());
    assertThat(connection.isDisposed()).isTrue();
  }

  @Test
  void whoIsNotAskedMayStaySilent() {
    var connection = connect(mute.getLocalPort(), LIMIT);

    Await.done(Mono.delay(LIMIT.multipliedBy(3)));

    assertThat(connection.isDisposed()).isFalse();
    connection.disposeNow();
  }

  @Test
  void whoAnswersInTimeIsNotGivenUpHoweverLongTheConnectionLasts() {
    var server = echo();
    var connection = connect(server.port(), LONGER);
    var answers = connection.inbound().receive().asString().scan(String::concat);

    Flux.interval(LONGER.dividedBy(4))
        .onBackpressureDrop()
        .take(8)
        .concatMap(n -> connection.outbound().sendString(Mono.just("?")).then())
        .subscribe();

    // Two answers may be read as one.
    assertThat(Await.value(answers.filter("????????"::equals).next())).isNotEmpty();
    assertThat(connection.isDisposed()).isFalse();
    connection.disposeNow();
    server.disposeNow();
  }

  private static DisposableServer echo() {
    return TcpServer.create()
        .port(0)
        .handle((in, out) -> out.send(in.receive().retain()))
        .bindNow();
  }

  private static Connection connect(int port, Duration limit) {
    return TcpClient.create()
        .host("localhost")
        .port(port)
        .runOn(AnswerDeadline.on(TcpResources.get(), limit))
        .connectNow();
  }
}
