package io.recado.store;

import static io.recado.store.Events.message;
import static io.recado.store.Events.receipt;
import static org.assertj.core.api.Assertions.assertThat;

import io.recado.channel.Channel;
import io.recado.conversation.MessageContent;
import io.recado.conversation.OutboundContent;
import io.recado.database.Database;
import io.recado.database.DatabaseAddress;
import io.recado.database.TestDatabase;
import io.recado.journal.InboundEvent;
import io.recado.journal.InboundEvent.CustomerMessage;
import io.recado.journal.InboundEvent.DeliveryStatus;
import io.recado.journal.Journal.Accepted;
import io.recado.outbox.Ending;
import io.recado.outbox.Outbox;
import io.recado.outbox.OutboxMessage;
import io.recado.queue.ConversationKey;
import io.recado.queue.Lease;
import io.recado.settings.Settings;
import io.recado.testing.Await;
import io.recado.turn.StaleTurnException;
import io.recado.turn.TurnInput;
import io.recado.turn.TurnResult;
import io.recado.turn.Turns.Committed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Two nodes that do everything at once on one PostgreSQL. */
@Tag("server")
class PostgresRacesTest {

  private static final int CONVERSATIONS = 200;
  private static final int DELIVERIES = 2;
  private static final int MESSAGES_EACH = 10;
  private static final int MESSAGES = CONVERSATIONS * DELIVERIES * MESSAGES_EACH;

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofMillis(10);

  private static TestDatabase server;
  private static Database secondDatabase;
  private static PostgresStores first;
  private static PostgresStores second;

  private final AtomicInteger claims = new AtomicInteger();
  private final AtomicInteger applied = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicInteger sent = new AtomicInteger();
  private final Map<ConversationKey, List<String>> heard = new ConcurrentHashMap<>();

  @BeforeAll
  static void start() {
    server = TestDatabase.with("core");
    secondDatabase =
        Database.open(DatabaseAddress.of(server.url()), Settings.of(Map.of()), List.of("core"));
    first = new PostgresStores(server, server.database());
    second = new PostgresStores(server, secondDatabase);
  }

  @AfterAll
  static void stop() {
    first.close();
    second.close();
    secondDatabase.close();
    server.close();
  }

  @Test
  void everyMessageIsAnsweredOnceAndInOrderWhileTwoNodesRaceForTheConversations() {
    var channel = first.aChannel();
    var feeding =
        Flux.range(0, CONVERSATIONS).flatMap(user -> feed(channel, "user" + user), 8).then();

    Await.done(Mono.when(feeding, work(first), work(second), deliver(first), deliver(second)));

    assertThat(heard).hasSize(CONVERSATIONS);
    assertThat(heard.values()).allSatisfy(words -> assertThat(words).isEqualTo(allWords()));
    assertThat(refused).hasPositiveValue();
  }

  @Test
  void deliveriesOfTheSameNewCustomersInOppositeOrderDoNotBlockEachOther() {
    var channel = first.aChannel();

    var accepted = Await.all(Flux.range(0, 50).flatMap(round -> crosswise(channel, round), 4));

    assertThat(accepted.stream().mapToInt(Accepted::recorded).sum()).isEqualTo(50 * 2 * 12);
    assertThat(accepted.stream().flatMap(a -> a.conversations().stream()).distinct())
        .hasSize(50 * 6);
  }

  // Feeding

  /** Deliveries of one customer come one after the other, as a channel sends them. */
  private static Mono<Void> feed(Channel channel, String user) {
    return Flux.range(0, DELIVERIES)
        .concatMap(
            delivery ->
                (delivery % 2 == 0 ? first : second)
                    .journal()
                    .accept(channel, messages(user, delivery), null))
        .then();
  }

  private static List<InboundEvent> messages(String user, int delivery) {
    return IntStream.range(delivery * MESSAGES_EACH, (delivery + 1) * MESSAGES_EACH)
        .<InboundEvent>mapToObj(i -> message(user, user + "-" + i, Integer.toString(i)))
        .toList();
  }

  private static List<String> allWords() {
    return IntStream.range(0, DELIVERIES * MESSAGES_EACH).mapToObj(Integer::toString).toList();
  }

  /** Six new customers and six receipts, in one order on one node and in the other on the other. */
  private static Flux<Accepted> crosswise(Channel channel, int round) {
    var there = new ArrayList<InboundEvent>();
    var back = new ArrayList<InboundEvent>();
    for (int i = 0; i < 6; i++) {
      var name = round + "-" + i;
      there.add(message("user" + name, "there" + name, "hi"));
      there.add(receipt("m" + name, DeliveryStatus.SENT, null));
      back.addFirst(message("user" + name, "back" + name, "hi"));
      back.addFirst(receipt("m" + name, DeliveryStatus.DELIVERED, null));
    }
    return Flux.merge(
        first.journal().accept(channel, there, null), second.journal().accept(channel, back, null));
  }

  // Working

  private Mono<Void> work(Stores node) {
    return repeated(
        node.queue().due(40).flatMap(key -> turn(node, key), 8).then(),
        () -> applied.get() < MESSAGES);
  }

  private Mono<Void> turn(Stores node, ConversationKey key) {
    return node.queue()
        .claim(key, "worker", leaseTime())
        .flatMap(lease -> node.turns().begin(lease).flatMap(begun -> commit(node, lease, begun)))
        .onErrorResume(StaleTurnException.class, this::refuse)
        .then();
  }

  /** Every fifth lease has run out as soon as it is given, so that somebody else takes over. */
  private Duration leaseTime() {
    return claims.incrementAndGet() % 5 == 0 ? Duration.ZERO : LONG;
  }

  private Mono<Boolean> commit(Stores node, Lease lease, TurnInput begun) {
    var words = begun.pending().stream().map(entry -> text(entry.event())).toList();
    var replies =
        words.isEmpty()
            ? List.<OutboundContent>of()
            : List.<OutboundContent>of(new OutboundContent.Text(String.join(" ", words)));
    var conversation = begun.conversation();
    var result =
        new TurnResult(
            conversation.dialogue(), conversation.handler(), replies, begun.pending(), List.of());
    return Mono.delay(Duration.ofMillis(2))
        .then(node.turns().commit(lease, begun, result))
        .map(Committed::replies)
        .doOnNext(committed -> applied.addAndGet(words.size()));
  }

  private Mono<Boolean> refuse(StaleTurnException stale) {
    return Mono.fromRunnable(refused::incrementAndGet);
  }

  private static String text(InboundEvent event) {
    return ((MessageContent.Text) ((CustomerMessage) event).content()).body();
  }

  // Delivering

  private Mono<Void> deliver(Stores node) {
    return repeated(
        node.outbox().due(40).flatMap(key -> send(node, key), 8).then(),
        () -> sent.get() < MESSAGES);
  }

  private Mono<Void> send(Stores node, ConversationKey key) {
    return node.outbox().claim(key, LONG).expand(message -> sent(node, message)).then();
  }

  private Mono<OutboxMessage> sent(Stores node, OutboxMessage message) {
    hear(message);
    var ending = new Ending.Sent("p" + message.sequence());
    return node.outbox().end(message, ending, LONG).mapNotNull(Outbox.Ended::next);
  }

  private void hear(OutboxMessage message) {
    var words = List.of(message.content().body().split(" ", -1));
    heard
        .computeIfAbsent(message.conversation(), key -> new CopyOnWriteArrayList<>())
        .addAll(words);
    sent.addAndGet(words.size());
  }

  private static Mono<Void> repeated(Mono<Void> round, BooleanSupplier goOn) {
    return round
        .repeatWhen(ended -> ended.takeWhile(tick -> goOn.getAsBoolean()).delayElements(PAUSE))
        .then();
  }
}
