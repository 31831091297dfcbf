package io.recado.actions.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.actions.monitor.MonitorEvent.Outcome;
import io.recado.actions.monitor.MonitorEvent.What;
import io.recado.actions.monitor.MonitorHooks.Hook;
import io.recado.actions.outage.TestNetwork;
import io.recado.channel.MasterKey;
import io.recado.channel.SecretBox;
import io.recado.conversation.Uuid7;
import io.recado.database.TestDatabase;
import io.recado.testing.Await;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** What follows from what monitors tell by webhook, on PostgreSQL. */
@Tag("server")
class MonitorHooksTest {

  private static final SecretBox BOX = SecretBox.of(List.of(MasterKey.random()));
  private static final TestDatabase DATABASE = TestDatabase.with("core", "actions");
  private static final int PER_MINUTE = 6;

  private final TestNetwork network = new TestNetwork(DATABASE);
  private final Monitors monitors =
      new PostgresMonitors(
          DATABASE.database().dispatch(), DATABASE.client(), DATABASE.scope(), BOX);
  private final MonitorHooks hooks =
      new PostgresMonitorHooks(
          DATABASE.database().dispatch(),
          DATABASE.client(),
          DATABASE.scope(),
          BOX,
          new MonitorEvents(
              DATABASE.client(),
              DATABASE.scope(),
              new Sightings(DATABASE.client(), DATABASE.scope(), network.desk()),
              network.desk(),
              PER_MINUTE));

  private Hook hook = new Hook(new MonitorKey(network.tenant, new MonitorId(Uuid7.next())), "");

  @AfterAll
  static void stop() {
    DATABASE.close();
  }

  @BeforeEach
  void connect() {
    var access = MonitorHooks.newAccess();
    var id = Await.value(monitors.add(network.tenant, MonitorKind.WEBHOOK, "Scripts", access));
    Await.value(monitors.watch(new MonitorKey(network.tenant, id), "north", network.north));
    hook = Await.value(hooks.find(id));
    assertThat(hook.secret()).isEqualTo(access.secret(MonitorAccess.TOKEN)).hasSize(43);
  }

  @Test
  void whatIsToldDownIsKnownAtOnceAndWhatIsToldUpIsOver() {
    assertThat(tell("1", "north", new What.Seen(Sight.DOWN))).isEqualTo(Outcome.TAKEN);
    assertThat(network.incidents()).containsExactly("Cerro Norte known 0");

    assertThat(tell("2", "north", new What.Seen(Sight.UP))).isEqualTo(Outcome.TAKEN);
    assertThat(network.incidents()).containsExactly("Cerro Norte resolved 0");
  }

  @Test
  void whatIsToldTwiceHappensOnce() {
    tell("1", "north", new What.Seen(Sight.DOWN));
    tell("2", "north", new What.Seen(Sight.UP));

    assertThat(tell("1", "north", new What.Seen(Sight.DOWN))).isEqualTo(Outcome.REPEATED);
    assertThat(network.incidents()).containsExactly("Cerro Norte resolved 0");
  }

  @Test
  void ofManyProcessesThatAreToldTheSameOneActs() {
    var down = new MonitorEvent("1", "north", new What.Seen(Sight.DOWN));

    var outcomes = Await.all(Flux.range(0, 12).flatMap(_ -> hooks.take(hook, down), 12));

    assertThat(outcomes).hasSize(12).containsOnlyOnce(Outcome.TAKEN);
    assertThat(network.incidents()).containsExactly("Cerro Norte known 0");
  }

  @Test
  void anObjectNobodyWatchesIsUnknownUntilItIs() {
    assertThat(tell("1", "south", new What.Seen(Sight.DOWN))).isEqualTo(Outcome.UNKNOWN_OBJECT);
    Await.value(monitors.watch(hook.key(), "south", network.south));

    assertThat(tell("1", "south", new What.Seen(Sight.DOWN))).isEqualTo(Outcome.TAKEN);
    assertThat(network.incidents()).containsExactly("Cerro Sur known 0");
  }

  @Test
  void plannedWorksAreKnownAndExplainWhatIsDown() {
    var begun = Instant.now().minus(Duration.ofMinutes(5)).truncatedTo(ChronoUnit.SECONDS);
    var works = new What.Planned(begun, begun.plus(Duration.ofHours(2)), "Cambio de antena");

    tell("1", "north", works);
    tell("2", "north", new What.Seen(Sight.DOWN));

    assertThat(network.list("select words from maintenance where tenant_id = $1"))
        .containsExactly("Cambio de antena");
    assertThat(network.incidents()).isEmpty();
  }

  @Test
  void worksEndEarlyAndWhatHasNotBegunIsCalledOff() {
    var begun = Instant.now().minus(Duration.ofMinutes(5)).truncatedTo(ChronoUnit.SECONDS);
    var later = begun.plus(Duration.ofDays(1));
    tell("1", "north", new What.Planned(begun, begun.plus(Duration.ofHours(2)), null));
    tell("2", "north", new What.Planned(later, later.plus(Duration.ofHours(2)), null));

    tell("3", "north", new What.WorksOver(null));
    assertThat(worksAhead()).containsExactly("later");
    tell("4", "north", new What.WorksOver(later));
    assertThat(worksAhead()).isEmpty();

    tell("5", "north", new What.Seen(Sight.DOWN));
    assertThat(network.incidents()).containsExactly("Cerro Norte known 0");
  }

  @Test
  void onlyTheWorksThatAreMeantAreOver() {
    var begun = Instant.now().minus(Duration.ofMinutes(5)).truncatedTo(ChronoUnit.SECONDS);
    var later = begun.plus(Duration.ofDays(1));
    tell("1", "north", new What.Planned(begun, begun.plus(Duration.ofHours(2)), null));
    tell("2", "north", new What.Planned(later, later.plus(Duration.ofHours(2)), null));

    tell("3", "north", new What.WorksOver(later));
    assertThat(worksAhead()).containsExactly("now");
    tell("4", "north", new What.WorksOver(begun));

    assertThat(worksAhead()).isEmpty();
  }

  @Test
  void whatWasSoBeforeWhatIsKnownChangesNothing() {
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    tell("1", Sight.DOWN, now.minusSeconds(60));
    tell("2", Sight.UP, now.minusSeconds(30));

    assertThat(tell("3", Sight.DOWN, now.minusSeconds(45))).isEqualTo(Outcome.REPEATED);
    assertThat(network.incidents()).containsExactly("Cerro Norte resolved 0");
    assertThat(tell("4", Sight.UP, now.plusSeconds(3_600))).isEqualTo(Outcome.TAKEN);
    assertThat(tell("5", Sight.UP, Instant.now().plusSeconds(1)))
        .as("a clock that was ahead")
        .isEqualTo(Outcome.TAKEN);
  }

  @Test
  void whoTellsTooMuchIsTakenAgainAMinuteLater() {
    for (int i = 0; i < PER_MINUTE; i++) {
      assertThat(tell("e" + i, "north", new What.Seen(Sight.UP))).isEqualTo(Outcome.TAKEN);
    }
    assertThat(tell("more", "north", new What.Seen(Sight.DOWN))).isEqualTo(Outcome.TOO_MANY);
    assertThat(tell("e0", "north", new What.Seen(Sight.UP))).isEqualTo(Outcome.REPEATED);
    assertThat(network.incidents()).isEmpty();

    // Nobody can change when an event was told, but for the owner.
    DATABASE.executeAsOwner(
        """
        alter table monitor_event no force row level security;
        update monitor_event set at = at - interval '1 minute';
        alter table monitor_event force row level security
        """);
    assertThat(tell("more", "north", new What.Seen(Sight.DOWN))).isEqualTo(Outcome.TAKEN);
  }

  @Test
  void onlyMonitorsThatTellHaveADoor() {
    var icinga =
        Await.value(
            monitors.add(
                network.tenant,
                MonitorKind.ICINGA,
                "Icinga",
                new MonitorAccess(Map.of(MonitorAccess.TOKEN, "x"))));

    assertThat(Await.empty(hooks.find(icinga))).isTrue();
    assertThat(Await.empty(hooks.find(new MonitorId(Uuid7.next())))).isTrue();
  }

  @Test
  void whatWasToldLongAgoIsForgotten() {
    tell("1", "north", new What.Seen(Sight.UP));
    DATABASE.executeAsOwner(
        """
        alter table monitor_event no force row level security;
        update monitor_event set at = at - interval '91 days';
        alter table monitor_event force row level security
        """);

    Await.value(
        DATABASE
            .database()
            .dispatch()
            .client()
            .sql(new MonitorRetention().sql())
            .bind(0, "90 days")
            .bind(1, 1_000)
            .mapValue(Long.class)
            .one());

    assertThat(network.list("select event_id from monitor_event where tenant_id = $1")).isEmpty();
  }

  private Outcome tell(String id, String object, What what) {
    return Await.value(hooks.take(hook, new MonitorEvent(id, object, what)));
  }

  private Outcome tell(String id, Sight sight, Instant at) {
    return Await.value(hooks.take(hook, new MonitorEvent(id, "north", new What.Seen(sight), at)));
  }

  /** Works at the node that are not over. */
  private List<String> worksAhead() {
    return network.list(
        "select case when starts_at > now() then 'later' else 'now' end from maintenance"
            + " where tenant_id = $1 and ends_at > clock_timestamp() order by starts_at");
  }
}
