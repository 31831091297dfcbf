package io.recado.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.channel.Channel;
import io.recado.channel.ChannelId;
import io.recado.conversation.Uuid7;
import io.recado.database.TestDatabase;
import io.recado.journal.InboundEvent;
import io.recado.journal.InboundEvent.DeliveryStatus;
import io.recado.testing.Await;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What deliveries that share a commit do to each other. */
@Tag("server")
class PostgresJournalTest {

  private static TestDatabase database;
  private static PostgresStores stores;

  @BeforeAll
  static void start() {
    database = TestDatabase.with("core");
    stores = new PostgresStores(database, database.database());
  }

  @AfterAll
  static void stop() {
    stores.close();
    database.close();
  }

  @Test
  void aBadDeliveryOfOneTenantFailsAloneHoweverManyOthersShareItsGroup() {
    // Its tenant comes before the other, whose call therefore fails of it.
    var bad = vanished(stores.aChannel());
    var good = stores.aChannel();

    var outcomes =
        Await.all(
            Flux.fromStream(IntStream.range(0, 20).boxed())
                .flatMapSequential(n -> outcome(n % 4 == 3 ? bad : good, n), 20));

    assertThat(outcomes)
        .isEqualTo(
            IntStream.range(0, 20).mapToObj(n -> n % 4 == 3 ? "failed" : "1 recorded").toList());
  }

  @Test
  void bodiesAreKeptThatHoldNewsOrCouldNotBeRead() {
    var channel = stores.aChannel();
    var hello = List.<InboundEvent>of(Events.saying("hello"));

    accept(channel, hello, "new");
    accept(channel, hello, "the same again");
    accept(channel, List.of(Events.receipt("m", DeliveryStatus.SENT, null)), "a receipt");
    accept(channel, List.of(), "unknown");

    var bodies =
        database
            .client()
            .sql("select convert_from(body, 'UTF8') from webhook_body order by received_at")
            .mapValue(String.class)
            .all();
    assertThat(Await.value(database.scope().inTenant(channel.tenant(), bodies::collectList)))
        .containsExactly("new", "a receipt", "unknown");
  }

  private static void accept(Channel channel, List<InboundEvent> events, String body) {
    Await.done(stores.journal().accept(channel, events, body.getBytes(StandardCharsets.UTF_8)));
  }

  /** A channel that was never, or is no more. */
  private static Channel vanished(Channel channel) {
    return new Channel(
        channel.tenant(), new ChannelId(Uuid7.next()), channel.kind(), channel.address(), Map.of());
  }

  private static Mono<String> outcome(Channel channel, int number) {
    return stores
        .journal()
        .accept(channel, List.of(Events.message("user" + number, "k" + number, "hi")), null)
        .map(accepted -> accepted.recorded() + " recorded")
        .onErrorReturn("failed");
  }
}
