package io.recado.gateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.channel.Channel;
import io.recado.channel.ChannelKind;
import io.recado.channel.InMemoryChannels;
import io.recado.conversation.OutboundContent;
import io.recado.conversation.Takeover.Taken;
import io.recado.database.TestDatabase;
import io.recado.gateway.channel.FakeChannel;
import io.recado.outbox.OutboxMessage;
import io.recado.outbox.SendOutcome;
import io.recado.queue.ConversationKey;
import io.recado.settings.Settings;
import io.recado.store.Events;
import io.recado.store.PostgresStores;
import io.recado.testing.Await;
import io.recado.turn.TurnResult;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Two nodes send what the bot has to say, while people take the conversations over, on one
 * PostgreSQL. Seen to fail when the takeover did not wait for what was being sent
 * (PostgresTakeover), and when it took nothing back (withdraw_bot_messages).
 */
@Tag("server")
class TakeoverRaceTest {

  /** More with {@code -Dtakeovers=10000}. */
  private static final int CONVERSATIONS = Integer.getInteger("takeovers", 1_000);

  private static final int REPLIES = 3;
  private static final int AT_A_TIME = 24;
  private static final Duration LONG = Duration.ofMinutes(1);

  private static TestDatabase database;
  private static PostgresStores stores;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final InMemoryChannels channels = new InMemoryChannels();
  private final FakeChannel sender = new FakeChannel(ChannelKind.WHATSAPP);
  private final Set<ConversationKey> taken = ConcurrentHashMap.newKeySet();
  private final Map<ConversationKey, Heard> heard = new ConcurrentHashMap<>();
  private final AtomicInteger tooLate = new AtomicInteger();

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
  void afterATakeoverHasReturnedNoWordOfTheBotArrives() {
    var channel = stores.aChannel();
    Await.done(channels.save(channel));
    sender.answersAlways(this::arrive);
    var first = node();
    var second = node();

    var ends =
        Flux.range(0, CONVERSATIONS)
            .flatMap(
                i -> reply(channel, "user" + i).flatMap(key -> race(i, key, first, second)),
                AT_A_TIME)
            .collectList()
            .block(Duration.ofMinutes(3));

    assertThat(ends).hasSize(CONVERSATIONS).containsOnly(Taken.SILENT);
    assertThat(tooLate).as("messages after a takeover, seed %d", seed).hasValue(0);
    assertThat(heardCounts()).as("all kinds of interleavings").contains(0, 1, 2, REPLIES);
  }

  private Delivery node() {
    return new Delivery(
        stores.outbox(), sender.among(channels), Settings.of(Map.of()), Clock.systemUTC());
  }

  /** The takeover begins a moment after the customer has heard none, one, two or all replies. */
  private Mono<Taken> race(int number, ConversationKey key, Delivery first, Delivery second) {
    var heardBefore = number % (REPLIES + 1);
    var takeover =
        Mono.defer(() -> stores.takeover().takeOver(key, "Agent"))
            .delaySubscription(upTo(15))
            .delaySubscription(heard(key).atLeast(heardBefore))
            .doOnNext(end -> taken.add(key));
    return Mono.zip(deliver(first, key), deliver(second, key), takeover).map(ends -> ends.getT3());
  }

  private Mono<Boolean> deliver(Delivery node, ConversationKey key) {
    return node.deliver.deliver(key).hasElement().delaySubscription(upTo(10));
  }

  /** The moment at which the customer gets it lies somewhere within the call. */
  private Mono<SendOutcome> arrive(OutboxMessage message) {
    return Mono.delay(upTo(5))
        .map(
            tick -> {
              var key = message.conversation();
              heard(key).oneMore();
              if (taken.contains(key)) {
                tooLate.incrementAndGet();
              }
              return (SendOutcome) new SendOutcome.Sent("p-" + message.id());
            })
        .delayElement(upTo(5));
  }

  private Heard heard(ConversationKey key) {
    return heard.computeIfAbsent(key, k -> new Heard());
  }

  private Set<Integer> heardCounts() {
    return taken.stream().map(key -> heard(key).count.get()).collect(Collectors.toSet());
  }

  /** How much one customer has heard of the bot. */
  private static final class Heard {

    private final AtomicInteger count = new AtomicInteger();
    private final Sinks.Many<Integer> counts = Sinks.many().replay().latestOrDefault(0);

    synchronized void oneMore() {
      counts.tryEmitNext(count.incrementAndGet()).orThrow();
    }

    Mono<Integer> atLeast(int least) {
      return counts.asFlux().filter(count -> count >= least).next();
    }
  }

  private synchronized Duration upTo(int millis) {
    return Duration.ofNanos(random.nextLong(Duration.ofMillis(millis).toNanos()));
  }

  private Mono<ConversationKey> reply(Channel channel, String user) {
    return stores
        .journal()
        .accept(channel, List.of(Events.message(user, user, "hi")), null)
        .map(accepted -> accepted.conversations().getFirst())
        .flatMap(key -> answer(key).thenReturn(key));
  }

  private Mono<Void> answer(ConversationKey key) {
    var replies =
        IntStream.range(0, REPLIES)
            .<OutboundContent>mapToObj(i -> new OutboundContent.Text("reply " + i))
            .toList();
    return stores
        .queue()
        .claim(key, "w", LONG)
        .flatMap(
            lease ->
                stores
                    .turns()
                    .begin(lease)
                    .flatMap(
                        turn ->
                            stores
                                .turns()
                                .commit(
                                    lease,
                                    turn,
                                    new TurnResult(
                                        turn.conversation().dialogue(),
                                        turn.conversation().handler(),
                                        replies,
                                        turn.pending(),
                                        List.of()))))
        .then();
  }
}
