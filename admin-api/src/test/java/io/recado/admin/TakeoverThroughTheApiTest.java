package io.recado.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer.Person;
import io.recado.admin.access.Role;
import io.recado.conversation.OutboundContent;
import io.recado.outbox.Ending;
import io.recado.outbox.OutboxMessage;
import io.recado.queue.ConversationKey;
import io.recado.turn.StaleTurnException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Turns are committed and messages sent while an agent takes over and speaks, each at any moment.
 */
class TakeoverThroughTheApiTest {

  /** More with {@code -Dtakeovers=10000}. */
  private static final int CONVERSATIONS = Integer.getInteger("takeovers", 500);

  private static final int AT_A_TIME = 24;
  private static final Duration LEASE = Duration.ofMinutes(1);

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Person agent = server.person(chat.tenant(), Role.AGENT);
  private final WebClient client =
      WebClient.builder()
          .baseUrl(server.url())
          .defaultHeader("Authorization", "Bearer " + agent.token())
          .build();
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final Set<ConversationKey> taken = ConcurrentHashMap.newKeySet();
  private final AtomicInteger beforehand = new AtomicInteger();
  private final AtomicInteger tooLate = new AtomicInteger();
  private final AtomicInteger agentHeard = new AtomicInteger();

  @Test
  void afterATakeoverHasBeenAnsweredNoWordOfTheBotLeaves() {
    Flux.range(0, CONVERSATIONS)
        .flatMap(i -> chat.arrives("user" + i, "hi").flatMap(this::race), AT_A_TIME)
        .blockLast(Duration.ofMinutes(3));

    assertThat(tooLate).as("seed %d", seed).hasValue(0);
    assertThat(agentHeard).as("an agent's words get out, seed %d", seed).hasValue(CONVERSATIONS);
    assertThat(beforehand.get()).as("the bot speaks now and then before").isPositive();
  }

  private Mono<Void> race(ConversationKey key) {
    var turn =
        chat.answer(key, Optional.empty(), "one", "two")
            .onErrorComplete(StaleTurnException.class)
            .delaySubscription(upTo(20));
    var delivery = deliver(key).delaySubscription(upTo(25));
    var takeover = takeOver(key).delaySubscription(upTo(40));
    return Mono.when(turn, delivery, takeover).then(Mono.defer(() -> deliver(key)));
  }

  private Mono<Void> takeOver(ConversationKey key) {
    return client
        .post()
        .uri("/api/v1/conversations/{id}/takeover", key.conversation())
        .retrieve()
        .toBodilessEntity()
        .doOnNext(answered -> taken.add(key))
        .then(Mono.defer(() -> say(key)));
  }

  private Mono<Void> say(ConversationKey key) {
    return client
        .post()
        .uri("/api/v1/conversations/{id}/messages", key.conversation())
        .header("Idempotency-Key", "race")
        .bodyValue(Map.of("text", "agent"))
        .retrieve()
        .toBodilessEntity()
        .then();
  }

  /** As a gateway does: in order, one at a time, each ended before the next is claimed. */
  private Mono<Void> deliver(ConversationKey key) {
    return Mono.defer(() -> server.stores().outbox().claim(key, LEASE)).expand(this::arrive).then();
  }

  private Mono<OutboxMessage> arrive(OutboxMessage message) {
    return Mono.delay(upTo(3))
        .doOnNext(tick -> hear(message))
        .then(
            Mono.defer(
                () ->
                    server
                        .stores()
                        .outbox()
                        .end(message, new Ending.Sent("p-" + message.id()), LEASE)))
        .mapNotNull(ended -> ended.next());
  }

  private void hear(OutboxMessage message) {
    if (message.content().equals(new OutboundContent.Text("agent"))) {
      agentHeard.incrementAndGet();
    } else if (taken.contains(message.conversation())) {
      tooLate.incrementAndGet();
    } else {
      beforehand.incrementAndGet();
    }
  }

  private synchronized Duration upTo(int millis) {
    return Duration.ofNanos(random.nextLong(Duration.ofMillis(millis).toNanos()));
  }
}
