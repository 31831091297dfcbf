package io.recado.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.benchmarks.channels.MetaSignature;
import io.recado.benchmarks.channels.Received;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.json.JsonMapper;

/** Against a product that answers each message as the test wants it to. */
class TurnLoadTest {

  private static final MetaSignature SIGNATURE = new MetaSignature("secret");
  private static final Duration TIME = Duration.ofMillis(400);
  private static final Population PEOPLE = new Population(0, 5, 0, 1_000);

  private final Replies replies = new Replies();
  private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
  private final AtomicInteger deliveries = new AtomicInteger();
  private final Traffic traffic = new Traffic(PEOPLE, Mix.GREETINGS, "test", 1);

  private volatile int refusals;
  private volatile int repliesToEach = 1;
  private volatile Duration stall = Duration.ZERO;

  private final DisposableServer product =
      HttpServer.create()
          .host("localhost")
          .port(0)
          .handle(
              (request, response) ->
                  request
                      .receive()
                      .aggregate()
                      .asByteArray()
                      .flatMap(
                          body ->
                              Mono.delay(stall)
                                  .then(Mono.fromSupplier(() -> status(body)))
                                  .flatMap(status -> response.status(status).send().then())))
          .bindNow();

  private final WebhookClient client =
      new WebhookClient(() -> URI.create("http://localhost:" + product.port()), SIGNATURE, 64);

  private final TurnLoad load =
      new TurnLoad(client, replies, Duration.ofSeconds(5), acknowledged::add);

  /** What a first message loads takes longer than a run on a busy machine. */
  @BeforeEach
  void load() {
    load.closed(new Traffic(PEOPLE, Mix.GREETINGS, "first", 1), 1, Duration.ofMillis(100));
    acknowledged.clear();
    deliveries.set(0);
  }

  @AfterEach
  void stop() {
    client.close();
    product.disposeNow();
  }

  @Test
  void everyMessageIsAcknowledgedAndAnswered() {
    var outcome = load.closed(traffic, 8, TIME);

    assertThat(outcome.acknowledged()).isPositive().isEqualTo(acknowledged.size());
    assertThat(outcome.waits().count()).isEqualTo(acknowledged.size());
    assertThat(outcome.unanswered() + outcome.unexpected() + outcome.refused()).isZero();
  }

  @Test
  void whatIsRefusedIsDeliveredAgainAsTheSameMessage() {
    refusals = 3;

    var outcome = load.closed(traffic, 1, TIME);

    assertThat(outcome.refused()).isEqualTo(3);
    assertThat(outcome.abandoned()).isZero();
    assertThat(acknowledged).doesNotHaveDuplicates().contains("wamid.test.1");
  }

  @Test
  void aMessageWithoutReplyCountsAsLost() {
    repliesToEach = 0;

    var outcome = load.open(traffic, 20, TIME, 1);

    assertThat(outcome.unanswered()).isPositive().isEqualTo(outcome.acknowledged());
  }

  @Test
  void aSecondReplyCountsAsDoubled() {
    repliesToEach = 2;

    var outcome = load.open(traffic, 20, TIME, 1);

    assertThat(outcome.unexpected()).isPositive().isEqualTo(outcome.acknowledged());
  }

  @Test
  void atASetRateTimesCountFromTheIntendedMoment() {
    stall = Duration.ofMillis(150);

    var outcome = load.open(traffic, 200, TIME, 1);

    // Nobody waits for an answer before the next one writes.
    assertThat(outcome.acknowledged()).isGreaterThan(20);
    assertThat(outcome.acks().percentile(1)).isGreaterThanOrEqualTo(stall);
  }

  private int status(byte[] body) {
    if (deliveries.incrementAndGet() <= refusals) {
      return 503;
    }
    var message = JsonMapper.shared().readTree(body).at("/entry/0/changes/0/value/messages/0");
    for (int i = 0; i < repliesToEach; i++) {
      replies.received(reply(message.path("from_user_id").asString()));
    }
    return 200;
  }

  private static Received reply(String recipient) {
    return new Received(
        "1", recipient, "text", "", List.of(), "id", "wamid.1", Instant.now(), System.nanoTime());
  }
}
