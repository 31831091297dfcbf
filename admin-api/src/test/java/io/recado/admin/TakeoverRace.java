package io.recado.admin;

import io.recado.admin.Interleaving.Moment;
import io.recado.conversation.OutboundContent;
import io.recado.outbox.Ending;
import io.recado.outbox.OutboxMessage;
import io.recado.queue.ConversationKey;
import io.recado.queue.Lease;
import io.recado.store.PostgresStores;
import io.recado.turn.StaleTurnException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * One answer of the bot against one takeover, in a conversation whose customer has just written. At
 * its end the agent has spoken, and hands back.
 */
final class TakeoverRace {

  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final OutboundContent AGENTS = new OutboundContent.Text("agent");

  private final PostgresStores stores;
  private final WebClient client;
  private final ConversationKey key;
  private final Interleaving interleaving;
  private final String name;

  private final Sinks.One<Boolean> asked = Sinks.one();
  private final Sinks.One<Boolean> answered = Sinks.one();
  private final AtomicBoolean taken = new AtomicBoolean();
  private final AtomicInteger before = new AtomicInteger();
  private final AtomicInteger tooLate = new AtomicInteger();
  private final AtomicInteger agent = new AtomicInteger();

  /**
   * @param n which race of the conversation it is
   */
  TakeoverRace(
      PostgresStores stores,
      WebClient client,
      ConversationKey key,
      Interleaving interleaving,
      int n) {
    this.stores = stores;
    this.client = client;
    this.key = key;
    this.interleaving = interleaving;
    this.name = "race-" + n;
  }

  /** How many messages reached the customer: the bot's before and after the answer, the agent's. */
  record Heard(int botBefore, int tooLate, int agent) {}

  Mono<Heard> run() {
    var bot = at(Moment.BEFORE_THE_TURN).then(Mono.defer(this::turn)).then(Mono.defer(this::send));
    return Mono.when(bot, takeOver())
        .then(Mono.defer(this::send))
        .then(Mono.defer(() -> post("handback", Map.of())))
        .then(Mono.fromSupplier(() -> new Heard(before.get(), tooLate.get(), agent.get())));
  }

  /** The moment is passed at once, unless it is the one at which the takeover is asked for. */
  private Mono<Void> at(Moment moment) {
    return Mono.defer(
        () -> {
          if (moment != interleaving.moment()) {
            return Mono.empty();
          }
          asked.tryEmitValue(true);
          return interleaving.untilAnswered()
              ? answered.asMono().then()
              : Mono.delay(interleaving.head()).then();
        });
  }

  private Mono<Void> takeOver() {
    return asked
        .asMono()
        .flatMap(now -> post("takeover", Map.of()))
        .doOnSuccess(
            nothing -> {
              taken.set(true);
              answered.tryEmitValue(true);
            })
        .then(Mono.defer(() -> post("messages", Map.of("text", "agent"))));
  }

  private Mono<Void> post(String route, Map<String, String> body) {
    return client
        .post()
        .uri("/api/v1/conversations/{id}/" + route, key.conversation())
        .header("Idempotency-Key", name)
        .bodyValue(body)
        .retrieve()
        .toBodilessEntity()
        .then();
  }

  /** What lost its conversation in mid-turn is decided anew, as gateways do. */
  private Mono<Void> turn() {
    return stores
        .queue()
        .claim(key, "worker", LEASE)
        .flatMap(lease -> answer(lease).onErrorResume(StaleTurnException.class, e -> answer(lease)))
        .then(at(Moment.TURN_COMMITTED));
  }

  private Mono<Void> answer(Lease lease) {
    return stores
        .turns()
        .begin(lease)
        .delayUntil(turn -> at(Moment.TURN_BEGUN))
        .map(turn -> Map.entry(turn, Chat.result(turn, Optional.empty(), "one", "two")))
        .delayUntil(decided -> at(Moment.REPLY_DECIDED))
        .flatMap(decided -> stores.turns().commit(lease, decided.getKey(), decided.getValue()))
        .then();
  }

  /** In order, one at a time, each ended before the next is claimed. */
  private Mono<Void> send() {
    return stores.outbox().claim(key, LEASE).expand(this::send).then();
  }

  private Mono<OutboxMessage> send(OutboxMessage message) {
    boolean first = before.get() == 0;
    return at(first ? Moment.FIRST_IS_BEING_SENT : Moment.SECOND_IS_BEING_SENT)
        .then(Mono.delay(interleaving.onTheWire()))
        .doOnNext(arrived -> hear(message))
        .then(at(first ? Moment.FIRST_HAS_ARRIVED : Moment.SECOND_HAS_ARRIVED))
        .then(Mono.defer(() -> end(message)));
  }

  private Mono<OutboxMessage> end(OutboxMessage message) {
    return stores
        .outbox()
        .end(message, new Ending.Sent(name + "-" + message.id()), LEASE)
        .mapNotNull(ended -> ended.next());
  }

  private void hear(OutboxMessage message) {
    if (message.content().equals(AGENTS)) {
      agent.incrementAndGet();
    } else if (taken.get()) {
      tooLate.incrementAndGet();
    } else {
      before.incrementAndGet();
    }
  }
}
