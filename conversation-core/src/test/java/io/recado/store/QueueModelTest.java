package io.recado.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.channel.Channel;
import io.recado.conversation.Handler;
import io.recado.conversation.OutboundContent;
import io.recado.database.TestDatabase;
import io.recado.journal.InboundEvent;
import io.recado.journal.InboundEvent.CustomerMessage;
import io.recado.journal.InboundEvent.PersonSpoke;
import io.recado.journal.Journal.Accepted;
import io.recado.journal.JournalEntry;
import io.recado.outbox.DeadLetters;
import io.recado.outbox.Ending;
import io.recado.outbox.OutboxMessage;
import io.recado.queue.ConversationKey;
import io.recado.queue.Lease;
import io.recado.testing.Await;
import io.recado.turn.StaleTurnException;
import io.recado.turn.TurnInput;
import io.recado.turn.TurnResult;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A thousand random histories of journal, queue, turns, takeover and outbox, each lived through by
 * PostgreSQL and by the model in memory, which must see the same at every step. The seed is
 * printed; {@code -Dqueue.seed=…} plays one history again, {@code -Dqueue.runs=…} plays more.
 */
@Tag("server")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class QueueModelTest {

  private static final int RUNS = Integer.getInteger("queue.runs", 1_000);
  private static final int STEPS = 30;
  private static final int AT_A_TIME = 8;

  private static TestDatabase server;
  private static PostgresStores postgres;

  @BeforeAll
  static void start() {
    server = TestDatabase.with("core");
    postgres = new PostgresStores(server, server.database());
  }

  @AfterAll
  static void stop() {
    postgres.close();
    server.close();
  }

  @Test
  void postgresLivesThroughEveryHistoryAsTheModelDoes() {
    var given = Long.getLong("queue.seed");
    long first = given == null ? System.nanoTime() : given;
    System.out.println("Random histories from -Dqueue.seed=" + first);

    var claims =
        Flux.range(0, given == null ? RUNS : 1)
            .flatMap(run -> history(first + run), AT_A_TIME)
            .collectList()
            .block();

    assertThat(claims.stream().mapToInt(Integer::intValue).sum())
        .as("turns committed: the histories get somewhere")
        .isGreaterThanOrEqualTo(given == null ? RUNS : 0);
  }

  private static Mono<Integer> history(long seed) {
    return Mono.fromCallable(() -> live(seed)).subscribeOn(Schedulers.boundedElastic());
  }

  /** Gives how many turns were committed. */
  private static int live(long seed) {
    var random = new Random(seed);
    var real = new World(postgres);
    var model = new World(new InMemoryStores(Clock.systemUTC()));
    var story = new ArrayList<String>();
    for (int i = 0; i < STEPS; i++) {
      var step = Step.any(random, i);
      var seen = model.take(step);
      story.add(step + " → " + seen);
      assertThat(real.take(step)).as("seed %d: %s", seed, String.join("\n", story)).isEqualTo(seen);
    }
    return model.committed;
  }

  /** What can happen to the conversation of one of two customers. */
  private sealed interface Step {

    String user();

    record Writes(String user, List<String> keys) implements Step {}

    record PersonSpeaks(String user, String key) implements Step {}

    record Claims(String user, Duration lease) implements Step {}

    record Commits(String user, int replies, boolean handsOver) implements Step {}

    record Releases(String user, Duration after) implements Step {}

    record Renews(String user) implements Step {}

    record Parks(String user) implements Step {}

    record ReplaysParked(String user) implements Step {}

    record TakesOver(String user) implements Step {}

    record HandsBack(String user) implements Step {}

    record ClaimsMessage(String user, Duration lease) implements Step {}

    record EndsMessage(String user, Ending ending) implements Step {}

    record ReplaysDead(String user) implements Step {}

    static Step any(Random random, int place) {
      var user = random.nextBoolean() ? "ana" : "eva";
      var span = random.nextInt(3) == 0 ? Duration.ZERO : Duration.ofHours(1);
      return switch (random.nextInt(18)) {
        case 0, 1, 2 -> new Writes(user, keys(random, place));
        case 3 -> new PersonSpeaks(user, "echo" + random.nextInt(4));
        case 4, 5, 6 -> new Claims(user, span);
        case 7, 8, 9 -> new Commits(user, random.nextInt(3), random.nextInt(6) == 0);
        case 10 -> new Releases(user, random.nextBoolean() ? Duration.ZERO : span);
        case 11 -> random.nextBoolean() ? new Renews(user) : new Parks(user);
        case 12 -> new ReplaysParked(user);
        case 13 -> random.nextBoolean() ? new TakesOver(user) : new HandsBack(user);
        case 14, 15 -> new ClaimsMessage(user, span);
        case 16 -> new EndsMessage(user, ending(random));
        default ->
            random.nextBoolean() ? new ReplaysDead(user) : new EndsMessage(user, sent(place));
      };
    }

    /** Sometimes ones that came before. */
    private static List<String> keys(Random random, int place) {
      return IntStream.rangeClosed(0, random.nextInt(3))
          .mapToObj(n -> "m" + (random.nextInt(4) == 0 ? random.nextInt(5) : place * 10 + n))
          .distinct()
          .toList();
    }

    private static Ending sent(int place) {
      return new Ending.Sent("wamid." + place);
    }

    private static Ending ending(Random random) {
      var now = Duration.ZERO;
      return switch (random.nextInt(5)) {
        case 0 -> new Ending.Retry(now, "503");
        case 1 -> new Ending.Unknown(now, "no answer");
        case 2 -> new Ending.Postponed(now, "busy");
        case 3 -> new Ending.Retry(Duration.ofHours(1), "503");
        default -> new Ending.Dead("131026", "undeliverable");
      };
    }
  }

  /** One implementation, and what its users hold in their hands: perhaps what is long over. */
  private static final class World {

    private final Stores stores;
    private final Channel channel;
    private final Map<String, ConversationKey> conversations = new HashMap<>();
    private final Map<String, Lease> leases = new HashMap<>();
    private final Map<String, TurnInput> begun = new HashMap<>();
    private final Map<String, OutboxMessage> claimed = new HashMap<>();
    private int committed;

    World(Stores stores) {
      this.stores = stores;
      this.channel = stores.aChannel();
      conversations.put("ana", firstWords("ana"));
      conversations.put("eva", firstWords("eva"));
    }

    private ConversationKey firstWords(String user) {
      return accept(List.of(says(user, "first-" + user))).conversations().getFirst();
    }

    /** What is seen of a step. */
    String take(Step step) {
      var key = conversations.get(step.user());
      return switch (step) {
        case Step.Writes(var user, var keys) -> {
          var accepted =
              accept(keys.stream().<InboundEvent>map(k -> says(user, user + k)).toList());
          yield "%d new, %d known".formatted(accepted.recorded(), accepted.duplicates());
        }
        case Step.PersonSpeaks(var user, var echo) -> {
          var words = Events.personSpeaking(user + echo);
          var spoken =
              new PersonSpoke(words.key(), says(user, "").user(), words.content(), words.at());
          yield "%d new".formatted(accept(List.of(spoken)).recorded());
        }
        case Step.Claims(var user, var lease) -> claim(user, key, lease);
        case Step.Commits commits -> commit(commits);
        case Step.Releases(var user, var after) -> {
          var lease = leases.get(user);
          yield lease == null ? "" : done(stores.queue().release(lease, after, "failed"));
        }
        case Step.Renews(var user) -> {
          var lease = leases.get(user);
          yield lease == null
              ? ""
              : "held: " + Await.value(stores.queue().renew(lease, Duration.ofHours(1)));
        }
        case Step.Parks(var user) -> {
          var lease = leases.get(user);
          yield lease == null ? "" : done(stores.queue().park(lease, "poison"));
        }
        case Step.ReplaysParked _ -> "replayed: " + Await.value(stores.queue().replay(key));
        // A takeover waits for a sender that has a claim: here that would be for ever.
        case Step.TakesOver(var user) ->
            claimed.containsKey(user) ? "" : done(stores.takeover().takeOver(key, "Agent"));
        case Step.HandsBack _ -> "handed back: " + Await.value(stores.takeover().handBack(key));
        case Step.ClaimsMessage(var user, var lease) ->
            keep(user, stores.outbox().claim(key, lease).block());
        case Step.EndsMessage(var user, var ending) -> end(user, ending);
        case Step.ReplaysDead _ -> replayDead();
      };
    }

    private String claim(String user, ConversationKey key, Duration leaseTime) {
      var lease = stores.queue().claim(key, "worker", leaseTime).block();
      if (lease == null) {
        return "not free";
      }
      var turn = Await.value(stores.turns().begin(lease));
      leases.put(user, lease);
      begun.put(user, turn);
      return "fence %d, attempt %d, epoch %d, %s, pending %s"
          .formatted(
              lease.fence(),
              lease.attempt(),
              turn.conversation().epoch(),
              turn.conversation().handler().getClass().getSimpleName(),
              turn.pending().stream().map(JournalEntry::event).map(InboundEvent::key).toList());
    }

    private String commit(Step.Commits commits) {
      var lease = leases.get(commits.user());
      var turn = begun.get(commits.user());
      if (lease == null || turn == null) {
        return "";
      }
      var handler = turn.conversation().handler();
      var next =
          commits.handsOver() && handler instanceof Handler.Bot
              ? new Handler.Queue(turn.now())
              : handler;
      var words =
          IntStream.range(0, commits.replies())
              .<OutboundContent>mapToObj(n -> new OutboundContent.Text(lease.fence() + "." + n))
              .toList();
      var result =
          new TurnResult(turn.conversation().dialogue(), next, words, turn.pending(), List.of());
      try {
        var end = Await.value(stores.turns().commit(lease, turn, result));
        committed++;
        return end.toString();
      } catch (StaleTurnException stale) {
        return stale.reason().toString();
      }
    }

    private String keep(String user, @Nullable OutboxMessage message) {
      if (message == null) {
        return "nothing to send";
      }
      claimed.put(user, message);
      return "%s, place %d, fence %d, attempt %d, uncertain: %s"
          .formatted(
              message.content().body(),
              message.sequence(),
              message.fence(),
              message.attempt(),
              message.uncertain());
    }

    private String end(String user, Ending ending) {
      var message = claimed.remove(user);
      if (message == null) {
        return "";
      }
      var ended = Await.value(stores.outbox().end(message, ending, Duration.ofHours(1)));
      return "held: %s, then: %s".formatted(ended.held(), keep(user, ended.next()));
    }

    private String replayDead() {
      var all = DeadLetters.Filter.all();
      return "replayed "
          + Await.value(stores.deadLetters().replay(channel.tenant(), all, "model", 100));
    }

    private Accepted accept(List<InboundEvent> events) {
      return Await.value(stores.journal().accept(channel, events, null));
    }

    private static CustomerMessage says(String user, String key) {
      return Events.message(user, key, key);
    }

    private static String done(Mono<?> change) {
      Await.done(change);
      return "done";
    }
  }
}
