package io.recado.actions.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.actions.TestConversations.TestThread;
import io.recado.actions.outage.IncidentDesk.News;
import io.recado.actions.outage.NetworkDesk.NewNode;
import io.recado.actions.outage.NetworkDesk.Outcome;
import io.recado.actions.outage.NetworkDesk.Tie;
import io.recado.conversation.Uuid7;
import io.recado.database.TestDatabase;
import io.recado.testing.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

@Tag("server")
class NetworkDeskTest {

  private static final int REPORTS = 30;
  private static final int MOVES = 12;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @AutoClose private static final TestDatabase database = TestDatabase.with("core", "actions");

  private TestNetwork network;
  private NetworkDesk desk;
  private NodeId valley;

  @BeforeEach
  void build() {
    network = new TestNetwork(database);
    desk = network.networkDesk();
    valley = network.node("node", null, "Nodo Valle");
  }

  @Test
  void whatIsKnownWhereASectorComesToExplainsWhatWasSuspectedOfIt() {
    network.haveReport(threeBelow(network.north));
    Await.value(network.desk().enter(network.tenant, valley, Instant.now(), new News(null, null)));

    var moved = move(network.north, "Cerro Norte", valley);

    assertThat(Await.value(moved)).isEqualTo(new Outcome.Done());
    assertThat(network.incidents())
        .containsExactlyInAnyOrder("Cerro Norte merged 0", "Nodo Valle known 3");
  }

  @Test
  void whatIsReportedAfterAMoveIsOfTheNewTree() {
    var reporters = threeBelow(network.north);
    var others = threeBelow(network.node("sector", valley, "Valle Centro"));
    Await.value(move(network.north, "Cerro Norte", valley));

    network.haveReport(reporters);
    network.haveReport(others);

    assertThat(network.incidents()).containsExactly("Nodo Valle suspected 6");
  }

  @Test
  void whoMovesWaitsForWhoActsOnATree() {
    var end = Sinks.<Void>empty();
    var acting = network.holdTree(network.south, end.asMono()).toFuture();
    awaitLock("granted");

    var moving = move(network.north, "Cerro Norte", valley).toFuture();
    awaitLock("not granted");

    assertThat(moving).isNotDone();
    end.tryEmitEmpty().orThrow();
    assertThat(acting).succeedsWithin(PATIENCE);
    assertThat(moving).succeedsWithin(PATIENCE).isEqualTo(new Outcome.Done());
  }

  @Test
  void reportsWhileASectorIsMovedToAndFroComeToOneIncident() {
    var reporters = below(network.north, REPORTS);
    var reports =
        Flux.fromIterable(reporters)
            .flatMap(
                one -> network.reports().file(network.report(one), network.placeOf(one)), REPORTS);
    var moves =
        Flux.range(0, MOVES)
            .concatMap(
                turn -> move(network.north, "Cerro Norte", turn % 2 == 0 ? valley : network.hill));

    Await.done(Mono.when(reports, moves));

    assertThat(network.incidents()).containsExactly("Cerro Norte suspected " + REPORTS);
  }

  @Test
  void whatAnythingHangsOnStays() {
    network.haveReport(threeBelow(network.north));
    var spare = network.node("sector", network.hill, "Cerro Este");

    assertThat(removed(network.hill)).isEqualTo(new Outcome.InUse(Set.of(Tie.FEEDS)));
    assertThat(removed(network.north))
        .isEqualTo(new Outcome.InUse(Set.of(Tie.FEEDS, Tie.INCIDENTS)));
    assertThat(removed(spare)).isEqualTo(new Outcome.Done());
    assertThat(removed(spare)).isEqualTo(new Outcome.Unknown());
  }

  @Test
  void anAccessOfACustomerStays() {
    var access = network.placeOf(network.customerBelow(network.north)).nodes().getFirst();

    assertThat(removed(access)).isEqualTo(new Outcome.InUse(Set.of(Tie.CONTRACTS)));
  }

  @Test
  void allAreAddedOrNone() {
    var sector = new NewNode(id(), NodeKind.SECTOR, "Valle Este", valley);
    var access = new NewNode(id(), NodeKind.ACCESS, "Acceso V1", sector.id());
    var taken = new NewNode(id(), NodeKind.NODE, "Nodo Cerro", null);

    assertThatThrownBy(() -> Await.value(desk.add(network.tenant, List.of(access, sector, taken))))
        .isInstanceOf(DuplicateKeyException.class);
    assertThat(Await.value(desk.named(network.tenant, List.of("Valle Este")))).isEmpty();
    assertThat(Await.value(desk.add(network.tenant, List.of(access, sector))))
        .isEqualTo(new Outcome.Done());
    assertThat(Await.value(desk.named(network.tenant, List.of("Valle Este", "Acceso V1"))))
        .hasSize(2);
  }

  @Test
  void aSectorHangsOnANodeAndAnAccessOnASector() {
    var access = new NewNode(id(), NodeKind.ACCESS, "Acceso V1", valley);

    assertThat(Await.value(desk.add(network.tenant, List.of(access))))
        .isEqualTo(new Outcome.Misplaced());
    assertThat(Await.value(move(network.north, "Cerro Norte", network.south)))
        .isEqualTo(new Outcome.Misplaced());
    assertThat(Await.value(move(network.north, "Cerro Norte", null)))
        .isEqualTo(new Outcome.Misplaced());
    assertThat(Await.value(move(valley, "Nodo Valle", id()))).isEqualTo(new Outcome.Misplaced());
  }

  private Mono<Outcome> move(NodeId node, String name, @Nullable NodeId feeder) {
    return desk.change(network.tenant, node, name, feeder);
  }

  private Outcome removed(NodeId node) {
    return Await.value(desk.remove(network.tenant, node));
  }

  private TestThread[] threeBelow(NodeId sector) {
    return below(sector, 3).toArray(TestThread[]::new);
  }

  private List<TestThread> below(NodeId sector, int count) {
    return IntStream.range(0, count).mapToObj(_ -> network.customerBelow(sector)).toList();
  }

  private static NodeId id() {
    return new NodeId(Uuid7.next());
  }

  /** Until somebody has a lock, or waits for one that is held. */
  private static void awaitLock(String state) {
    var found =
        database
            .client()
            .sql("select count(*) from pg_locks where locktype = 'advisory' and " + state)
            .mapValue(Long.class)
            .one();
    Await.done(found.repeat().filter(count -> count > 0).next());
  }
}
