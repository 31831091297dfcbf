package io.recado.actions.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.actions.event.Deliveries.Written;
import io.recado.actions.event.Untaken.Backlog;
import io.recado.actions.event.Untaken.GivenUp;
import io.recado.database.TestDatabase;
import io.recado.retention.Pruning;
import io.recado.testing.Await;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

@Tag("server")
class PostgresDeliveriesTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofDays(3);

  private static TestDatabase database;

  private WebhookSite site;
  private SubscriptionKey listener;

  @BeforeAll
  static void start() {
    database = TestDatabase.with("core", "actions");
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void aListener() {
    database.emptyTables();
    site = new WebhookSite(database);
    listener = site.listener("https://n8n.example.com/hook");
  }

  @Test
  void ofManyWhoClaimAtOnceOneGetsEachEvent() {
    for (int i = 0; i < 100; i++) {
      site.happened("ticket.opened");
    }

    var claimed =
        Await.all(
            Flux.range(0, 60)
                .flatMap(
                    i ->
                        site.deliveries
                            .claim(listener, 2, MINUTE)
                            .flatMapIterable(claims -> claims)
                            .subscribeOn(Schedulers.parallel()),
                    16));

    assertThat(claimed).extracting(Claimed::event).hasSize(100).doesNotHaveDuplicates();
  }

  @Test
  void anEventIsDueAgainWhenItsLeaseIsOverAndTheLateEndIsNotWritten() {
    site.happened("ticket.opened");
    var dead = site.claim(listener, 1, Duration.ZERO).getFirst();

    var successor = site.claimOne(listener);

    assertThat(successor.event()).isEqualTo(dead.event());
    assertThat(successor.attempt()).isEqualTo(2);
    assertThat(successor.body()).isEqualTo(dead.body());
    assertThat(end(dead, new Ending.Delivered("200"))).isEqualTo(Written.TOO_LATE);
    assertThat(state()).isEqualTo("waiting");
    assertThat(end(successor, new Ending.Delivered("200"))).isEqualTo(Written.DONE);
    assertThat(state()).isEqualTo("delivered");
  }

  @Test
  void whatFailedComesAgainInItsTime() {
    site.happened("ticket.opened");

    end(site.claimOne(listener), failed(MINUTE));
    assertThat(site.claim(listener, 1, MINUTE)).isEmpty();
    assertThat(Await.all(site.deliveries.due(10))).isEmpty();

    site.write("update webhook_delivery set due_at = due_at - interval '1 minute'");
    assertThat(Await.all(site.deliveries.due(10))).containsExactly(listener);
    assertThat(site.claimOne(listener).attempt()).isEqualTo(2);
  }

  @Test
  void oneThatFailsHoldsUpNoOther() {
    site.happened("ticket.opened");
    end(site.claimOne(listener), failed(MINUTE));

    site.happened("ticket.closed");

    assertThat(site.claimOne(listener).body()).contains("ticket.closed");
  }

  @Test
  void an410PausesAndWhatWaitsGoesOutWhenItIsResumed() {
    site.happened("ticket.opened");
    var claimed = site.claimOne(listener);

    assertThat(end(claimed, new Ending.Gone("410"))).isEqualTo(Written.PAUSED);
    assertThat(pausedFor()).isEqualTo(Pause.GONE);
    assertThat(Await.all(site.deliveries.due(10))).isEmpty();
    assertThat(site.claim(listener, 1, MINUTE)).isEmpty();

    assertThat(Await.value(site.subscriptions.resume(listener))).isTrue();
    assertThat(site.claimOne(listener).event()).isEqualTo(claimed.event());
  }

  @Test
  void resumingTakesNothingFromWhoIsPosting() {
    site.happened("ticket.opened");
    site.claimOne(listener);
    Await.done(site.subscriptions.pause(listener));

    Await.done(site.subscriptions.resume(listener));

    assertThat(site.claim(listener, 1, MINUTE)).isEmpty();
  }

  @Test
  void whoTakesNothingForTooLongIsPaused() {
    site.happened("ticket.opened");
    assertThat(end(site.claimOne(listener), failed(Duration.ZERO))).isEqualTo(Written.DONE);
    site.write("update webhook_subscription set failing_since = now() - interval '71 hours'");
    assertThat(end(site.claimOne(listener), failed(Duration.ZERO))).isEqualTo(Written.DONE);
    site.write("update webhook_subscription set failing_since = now() - interval '73 hours'");

    assertThat(end(site.claimOne(listener), failed(Duration.ZERO))).isEqualTo(Written.PAUSED);
    assertThat(pausedFor()).isEqualTo(Pause.FAILING);
  }

  @Test
  void anEventThatIsRefusedForItselfPausesNothingHoweverLong() {
    site.happened("ticket.opened");

    for (int attempt = 0; attempt < 3; attempt++) {
      assertThat(end(site.claimOne(listener), new Ending.Refused("422", Duration.ZERO)))
          .isEqualTo(Written.DONE);
      site.write("update webhook_subscription set failing_since = failing_since - interval '73 h'");
    }

    assertThat(pausedFor()).isNull();
    assertThat(site.claimOne(listener).attempt()).isEqualTo(4);
  }

  @Test
  void oneEventThatIsTakenEndsTheCount() {
    site.happened("ticket.opened");
    site.happened("ticket.closed");
    end(site.claimOne(listener), failed(MINUTE));
    site.write("update webhook_subscription set failing_since = now() - interval '73 hours'");

    end(site.claimOne(listener), new Ending.Delivered("200"));
    site.happened("ticket.reopened");

    assertThat(end(site.claimOne(listener), failed(MINUTE))).isEqualTo(Written.DONE);
    assertThat(pausedFor()).isNull();
  }

  @Test
  void whatIsTooOldIsGivenUpAndCanBeReplayed() {
    site.happened("ticket.opened");
    var claimed = site.claimOne(listener);
    end(claimed, failed(MINUTE));
    assertThat(Await.all(site.untaken.giveUp(PATIENCE, 10))).isEmpty();
    age("73 hours");

    assertThat(Await.all(site.untaken.giveUp(PATIENCE, 10)))
        .containsExactly(new GivenUp(listener, claimed.event(), "503"));

    assertThat(Await.all(site.deadEvents.of(listener)))
        .singleElement()
        .satisfies(
            dead -> {
              assertThat(dead.id()).isEqualTo(claimed.event());
              assertThat(dead.type()).isEqualTo("ticket.opened");
              assertThat(dead.code()).isEqualTo("503");
            });
    assertThat(Await.value(site.deadEvents.replay(listener, claimed.event()))).isTrue();
    assertThat(Await.value(site.deadEvents.replay(listener, claimed.event()))).isFalse();
    assertThat(site.claimOne(listener).event()).isEqualTo(claimed.event());
  }

  @Test
  void whatIsBeingPostedIsNotGivenUp() {
    site.happened("ticket.opened");
    site.claimOne(listener);
    age("73 hours");

    assertThat(Await.all(site.untaken.giveUp(PATIENCE, 10))).isEmpty();
  }

  @Test
  void whatWaitsForAPausedListenerIsGivenUpAsWell() {
    site.happened("ticket.opened");
    Await.done(site.subscriptions.pause(listener));
    age("73 hours");

    assertThat(Await.all(site.untaken.giveUp(PATIENCE, 10)))
        .extracting(GivenUp::code)
        .containsExactly("paused");
    assertThat(Await.value(site.deadEvents.replayAll(listener))).isEqualTo(1);
  }

  @Test
  void theBacklogIsOfAllTenantsAndWithoutThePaused() {
    assertThat(Await.value(site.untaken.backlog())).isEqualTo(new Backlog(0, Duration.ZERO));
    site.happened("ticket.opened");
    age("1 hour");
    var other = new WebhookSite(database);
    var paused = other.listener("https://n8n.example.com/paused");
    other.happened("ticket.opened");
    Await.done(other.subscriptions.pause(paused));

    var backlog = Await.value(site.untaken.backlog());

    assertThat(backlog.waiting()).isEqualTo(1);
    assertThat(backlog.oldest()).isBetween(Duration.ofHours(1), Duration.ofMinutes(62));
  }

  @Test
  void nobodyClaimsOrEndsWhatIsAnotherTenants() {
    site.happened("ticket.opened");
    var other = new WebhookSite(database);
    var disguised = new SubscriptionKey(other.tenant(), listener.id());
    var claimed = site.claimOne(listener);

    assertThat(other.claim(disguised, 10, MINUTE)).isEmpty();
    assertThat(other.count("webhook_event")).isZero();
    assertThat(other.count("webhook_delivery")).isZero();
    assertThat(other.count("webhook_subscription")).isZero();
    assertThat(Await.value(other.deadEvents.replay(disguised, claimed.event()))).isFalse();
  }

  @Test
  void whatEndedLongAgoIsPrunedAndNothingElse() {
    site.happened("ticket.opened");
    end(site.claimOne(listener), new Ending.Delivered("200"));
    site.happened("ticket.closed");
    database.executeAsOwner("update webhook_event set at = at - interval '91 days'");
    site.write(
        "update webhook_delivery set ended_at = ended_at - interval '91 days' where ended_at is not null");

    assertThat(Stream.of(EventRetention.values()).map(this::prune)).containsExactly(1L, 1L);

    assertThat(site.count("webhook_delivery")).isEqualTo(1);
    assertThat(site.claimOne(listener).body()).contains("ticket.closed");
  }

  private long prune(Pruning table) {
    var dispatch = database.database().dispatch().client();
    return Await.value(
        dispatch.sql(table.sql()).bind(0, "90 days").bind(1, 100).mapValue(Long.class).one());
  }

  private Written end(Claimed claimed, Ending ending) {
    return Await.value(site.deliveries.end(claimed, ending, PATIENCE));
  }

  private static Ending failed(Duration after) {
    return new Ending.Failed("503", after);
  }

  /** Everything that waits has waited for longer. */
  private void age(String by) {
    database.executeAsOwner(
        "update webhook_delivery set waiting_since = waiting_since - interval '%s'".formatted(by));
  }

  private @Nullable Pause pausedFor() {
    return Await.all(site.subscriptions.of(site.tenant())).getFirst().paused();
  }

  private String state() {
    return site.text("select state from webhook_delivery");
  }
}
