package io.recado.actions.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.actions.monitor.Sightings.Sighting;
import io.recado.actions.outage.IncidentDesk.News;
import io.recado.actions.outage.NodeId;
import io.recado.actions.outage.TestNetwork;
import io.recado.channel.MasterKey;
import io.recado.channel.SecretBox;
import io.recado.database.TestDatabase;
import io.recado.testing.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What follows from what monitors see, on PostgreSQL. */
@Tag("server")
class AskMonitorsTest {

  private static final SecretBox BOX = SecretBox.of(List.of(MasterKey.random()));
  private static final News NOTHING = new News(null, null);
  @AutoClose private static final TestDatabase database = TestDatabase.with("core", "actions");

  private final FakeMonitor icinga = new FakeMonitor();
  private TestNetwork network;
  private Monitors monitors;
  private Sightings sightings;
  private AskMonitors ask;

  @BeforeEach
  void build() {
    network = new TestNetwork(database);
    var dispatch = database.database().dispatch();
    sightings = new Sightings(database.client(), database.scope(), network.desk());
    monitors = new PostgresMonitors(dispatch, database.client(), database.scope(), BOX);
    ask =
        new AskMonitors(
            dispatch,
            database.client(),
            database.scope(),
            BOX,
            new AskMonitors.Asking(List.of(icinga), sightings));
  }

  @Test
  void whatTwoAnswersFindDownIsKnownAndWhatTwoFindUpIsResolved() {
    watching("north", network.north);

    see("north", Sight.DOWN);
    assertThat(network.incidents()).isEmpty();
    see("north", Sight.DOWN);
    assertThat(network.incidents()).containsExactly("Cerro Norte known 0");
    see("north", Sight.UP);
    assertThat(network.incidents()).containsExactly("Cerro Norte known 0");
    see("north", Sight.UP);

    assertThat(network.incidents()).containsExactly("Cerro Norte resolved 0");
  }

  @Test
  void aMonitorThatIsAwayOrSilentBeginsAndEndsNothing() {
    watching("north", network.north);
    see("north", Sight.DOWN);
    see("north", Sight.DOWN);

    icinga.sights.clear();
    aMinutePasses();
    icinga.failure = "too_slow";
    aMinutePasses();
    aMinutePasses();

    assertThat(network.incidents()).containsExactly("Cerro Norte known 0");
    assertThat(Await.all(monitors.failing()))
        .filteredOn(failing -> failing.key().tenant().equals(network.tenant))
        .extracting(Monitors.Failing::code)
        .containsExactly("too_slow");
    icinga.failure = null;
    aMinutePasses();
    assertThat(Await.all(monitors.failing()))
        .noneMatch(failing -> failing.key().tenant().equals(network.tenant));
  }

  @Test
  void anIncidentOfTwoObjectsEndsWithTheLast() {
    var key = watching("a", network.north);
    Await.value(monitors.watch(key, "b", network.north));
    icinga.sights.put("b", Sight.DOWN);
    see("a", Sight.DOWN);
    see("a", Sight.DOWN);

    see("a", Sight.UP);
    see("a", Sight.UP);
    assertThat(network.incidents()).containsExactly("Cerro Norte known 0");
    see("b", Sight.UP);
    see("b", Sight.UP);

    assertThat(network.incidents()).containsExactly("Cerro Norte resolved 0");
  }

  @Test
  void whatAgentsEnteredTheyEnd() {
    Await.value(network.desk().enter(network.tenant, network.north, Instant.now(), NOTHING));
    watching("north", network.north);

    see("north", Sight.DOWN);
    see("north", Sight.DOWN);
    see("north", Sight.UP);
    see("north", Sight.UP);

    assertThat(network.incidents()).containsExactly("Cerro Norte known 0");
  }

  @Test
  void whatAnAgentHasEndedStaysEndedUntilItWasUp() {
    watching("north", network.north);
    see("north", Sight.DOWN);
    see("north", Sight.DOWN);
    var incident = Await.all(network.desk().open(network.tenant)).getFirst().id();
    Await.value(network.desk().resolve(network.tenant, incident));

    see("north", Sight.DOWN);
    assertThat(network.incidents()).containsExactly("Cerro Norte resolved 0");
    see("north", Sight.UP);
    see("north", Sight.UP);
    see("north", Sight.DOWN);
    see("north", Sight.DOWN);

    assertThat(network.incidents())
        .containsExactly("Cerro Norte resolved 0", "Cerro Norte known 0");
  }

  @Test
  void ofTwoThatComeUpAtOnceTheLaterOneEndsTheIncident() {
    var first = watching("a", network.north);
    var second = watching("b", network.north);

    for (int round = 0; round < 10; round++) {
      Await.value(atOnce(first, second, Sight.DOWN));
      Await.value(atOnce(first, second, Sight.UP));
    }

    assertThat(network.incidents())
        .hasSize(10)
        .allSatisfy(incident -> assertThat(incident).isEqualTo("Cerro Norte resolved 0"));
  }

  @Test
  void whatPlannedWorksExplainIsNoIncidentUntilTheyAreOver() {
    watching("north", network.north);
    Await.value(
        network
            .desk()
            .plan(
                network.tenant,
                network.hill,
                Instant.now().minusSeconds(60),
                Instant.now().plusSeconds(3600),
                null));

    see("north", Sight.DOWN);
    see("north", Sight.DOWN);
    assertThat(network.incidents()).isEmpty();
    network.write(
        "update maintenance set ends_at = clock_timestamp() - interval '1 second' where tenant_id = $1");
    see("north", Sight.DOWN);

    assertThat(network.incidents()).containsExactly("Cerro Norte known 0");
  }

  @Test
  void anObjectMovesToAnotherNodeOnlyWhenNothingFollowsFromIt() {
    var key = watching("north", network.north);
    see("north", Sight.DOWN);
    see("north", Sight.DOWN);

    assertThat(Await.value(monitors.watch(key, "north", network.south))).isFalse();
    assertThat(Await.value(monitors.watch(key, "north", network.north))).isTrue();
    see("north", Sight.UP);
    see("north", Sight.UP);

    assertThat(network.incidents()).containsExactly("Cerro Norte resolved 0");
    assertThat(Await.value(monitors.watch(key, "north", network.south))).isTrue();
  }

  @Test
  void onlyNodesAndMonitorsOfTheTenantAreWatched() {
    var other = new TestNetwork(database);
    var key = watching("x", network.north);

    assertThat(Await.value(monitors.watch(key, "x", other.north))).isFalse();
    assertThat(
            Await.value(monitors.watch(new MonitorKey(other.tenant, key.id()), "x", other.north)))
        .isFalse();
  }

  private MonitorKey watching(String object, NodeId node) {
    var access = new MonitorAccess(Map.of(MonitorAccess.TOKEN, "secret"));
    var id = Await.value(monitors.add(network.tenant, MonitorKind.ICINGA, "Demo", access));
    var key = new MonitorKey(network.tenant, id);
    assertThat(Await.value(monitors.watch(key, object, node))).isTrue();
    return key;
  }

  private Mono<List<Boolean>> atOnce(MonitorKey first, MonitorKey second, Sight sight) {
    return Mono.zip(
        sightings.see(new Sighting(first, "a", sight), Duration.ZERO),
        sightings.see(new Sighting(second, "b", sight), Duration.ZERO),
        List::of);
  }

  private void see(String object, Sight sight) {
    icinga.sights.put(object, sight);
    aMinutePasses();
  }

  private void aMinutePasses() {
    network.write("update network_monitor set next_at = clock_timestamp() where tenant_id = $1");
    network.write(
        "update monitored_object set since = since - interval '1 minute' where tenant_id = $1");
    Await.done(ask.run());
  }

  private static final class FakeMonitor implements NetworkMonitor {

    final Map<String, Sight> sights = new HashMap<>();
    @Nullable String failure;

    @Override
    public MonitorKind kind() {
      return MonitorKind.ICINGA;
    }

    @Override
    public Mono<Map<String, Sight>> look(MonitorAccess access, Set<String> objects) {
      return Mono.fromCallable(
          () -> {
            if (failure != null) {
              throw new MonitorException(failure);
            }
            return Map.copyOf(sights);
          });
    }
  }
}
