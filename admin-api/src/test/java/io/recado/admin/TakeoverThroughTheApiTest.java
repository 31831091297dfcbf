package io.recado.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer.Person;
import io.recado.admin.Interleaving.Moment;
import io.recado.admin.TakeoverRace.Heard;
import io.recado.admin.access.Role;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The bot answers, turn by turn and message by message as gateways do, while an agent takes over
 * through the API, speaks and hands back: at every moment of the answer, on one PostgreSQL. Seen to
 * fail when the commit of a turn did not hold the epoch (commit_turn): in one race of nine the bot
 * had the conversation back, and the agent's words were refused.
 */
@Tag("server")
class TakeoverThroughTheApiTest {

  /** More with {@code -Dtakeovers=10000}. */
  private static final int TAKEOVERS = Integer.getInteger("takeovers", 400);

  /** The same again with what a failure printed: {@code -Dtakeovers.seed=…}. */
  private static final long SEED = Long.getLong("takeovers.seed", System.nanoTime());

  private static final int TAKEOVERS_OF_ONE = 2;
  private static final int AT_A_TIME = 24;

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Person agent = server.person(chat.tenant(), Role.AGENT);
  private final WebClient client =
      WebClient.builder()
          .baseUrl(server.url())
          .defaultHeader("Authorization", "Bearer " + agent.token())
          .build();

  @Test
  void afterATakeoverHasBeenAnsweredNoWordOfTheBotLeaves() {
    System.out.printf("takeovers: %d, seed %d%n", TAKEOVERS, SEED);

    var races =
        Flux.range(0, TAKEOVERS / TAKEOVERS_OF_ONE)
            .flatMap(this::raceAndRaceAgain, AT_A_TIME)
            .collectList()
            .blockOptional(Duration.ofMinutes(10))
            .orElseThrow();

    assertThat(races.stream().filter(race -> race.heard().tooLate() > 0))
        .as("races after whose takeover the bot was heard, seed %d", SEED)
        .isEmpty();
    assertThat(races).hasSize(TAKEOVERS).allMatch(race -> race.heard().agent() == 1);
    assertThat(races).extracting(Raced::moment).contains(Moment.values());
    assertThat(races).extracting(race -> race.heard().botBefore()).contains(0, 1, 2);
  }

  /** In one conversation: what the bot prepared before the first must not come after the second. */
  private Flux<Raced> raceAndRaceAgain(int customer) {
    return Flux.range(0, TAKEOVERS_OF_ONE).concatMap(n -> race(customer, n));
  }

  private Mono<Raced> race(int customer, int n) {
    var interleaving = Interleaving.of(SEED, TAKEOVERS_OF_ONE * customer + n);
    return chat.arrives("user" + customer, "hi")
        .flatMap(key -> new TakeoverRace(server.stores(), client, key, interleaving, n).run())
        .map(heard -> new Raced(interleaving.moment(), heard));
  }

  private record Raced(Moment moment, Heard heard) {}
}
