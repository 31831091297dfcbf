package io.recado.actions.outage;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.actions.TestConversations.TestThread;
import io.recado.database.TestDatabase;
import io.recado.testing.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class ReportsTest {

  private static final int MANY = 60;

  private static TestDatabase database;

  private TestNetwork network;

  @BeforeAll
  static void start() {
    database = TestDatabase.with("core", "actions");
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void build() {
    network = new TestNetwork(database);
  }

  @Test
  void threeCustomersOfASectorRaiseASuspicionOfIt() {
    report(network.customerBelow(network.north), network.customerBelow(network.north));

    assertThat(network.incidents()).isEmpty();

    report(network.customerBelow(network.north));

    assertThat(network.incidents()).containsExactly("Cerro Norte suspected 3");
  }

  @Test
  void theSuspicionIsOfTheLowestNodeThatFeedsThemAll() {
    report(
        network.customerBelow(network.north),
        network.customerBelow(network.south),
        network.customerBelow(network.south));

    assertThat(network.incidents()).containsExactly("Nodo Cerro suspected 3");
  }

  @Test
  void asManyInTheNextSectorWidenTheSuspicion() {
    report(threeBelow(network.north));
    report(network.customerBelow(network.south), network.customerBelow(network.south));
    assertThat(network.incidents()).containsExactly("Cerro Norte suspected 3");

    report(network.customerBelow(network.south));

    assertThat(network.incidents()).containsExactly("Nodo Cerro suspected 6");
  }

  @Test
  void treesThatNothingFeedsTogetherAreSuspectedApart() {
    var valley = network.node("sector", network.node("node", null, "Nodo Valle"), "Valle Centro");

    report(threeBelow(network.north));
    report(threeBelow(valley));

    assertThat(network.incidents())
        .containsExactly("Cerro Norte suspected 3", "Valle Centro suspected 3");
  }

  @Test
  void whoReportsAgainIsCountedOnce() {
    var insistent = network.customerBelow(network.north);

    report(insistent, insistent, insistent, network.customerBelow(network.north));

    assertThat(network.incidents()).isEmpty();
  }

  @Test
  void oneCustomerOnTwoChannelsIsCountedOnce() {
    var first = network.customerBelow(network.north);
    var customer = network.customerOf(first);
    var elsewhere = new Place.Own(customer, network.placeOf(first).nodes());

    report(first, network.customerBelow(network.north));
    Await.done(reports().file(network.report(network.somebody()), elsewhere));

    assertThat(network.incidents()).isEmpty();
  }

  @Test
  void aRepeatedRequestIsOneReport() {
    var thread = network.customerBelow(network.north);
    var request = network.report(thread);
    var place = network.placeOf(thread);

    Await.done(reports().file(request, place));
    Await.done(reports().file(request, place));
    Await.done(reports().file(request, new Place.Unsaid()));
    Await.done(reports().file(request, new Place.Unsaid()));

    assertThat(network.list("select count(*)::text from outage_report where tenant_id = $1"))
        .containsExactly("2");
  }

  @Test
  void whatWasReportedLongAgoDoesNotCount() {
    report(network.customerBelow(network.north), network.customerBelow(network.north));
    database.executeAsOwner("update outage_report set at = at - interval '16 minutes'");

    report(network.customerBelow(network.north));

    assertThat(network.incidents()).isEmpty();
  }

  @Test
  void aTenantSaysHowManyAndWhetherStrangersCount() {
    network.write("insert into outage_policy values ($1, 2, 5, true)");
    var place = new Place.Named(network.north);

    for (int i = 0; i < 3; i++) {
      Await.done(reports().file(network.report(network.somebody()), place));
    }
    assertThat(network.incidents()).isEmpty();
    report(network.customerBelow(network.north), network.customerBelow(network.north));

    assertThat(network.incidents()).containsExactly("Cerro Norte suspected 5");
  }

  @Test
  void strangersAloneRaiseNothing() {
    var place = new Place.Named(network.north);
    for (int i = 0; i < 3; i++) {
      Await.done(reports().file(network.report(network.somebody()), place));
    }
    assertThat(network.incidents()).isEmpty();

    report(network.customerBelow(network.north));

    assertThat(network.incidents()).containsExactly("Cerro Norte suspected 4");
  }

  @Test
  void aSuspicionThatNobodyReportsAnyMoreExplainsNothingUntilItBeginsAnew() {
    report(threeBelow(network.north));
    database.executeAsOwner("update outage_report set at = at - interval '241 minutes'");

    report(network.customerBelow(network.north), network.customerBelow(network.north));
    assertThat(network.incidents()).containsExactly("Cerro Norte suspected 3");
    report(network.customerBelow(network.north));

    assertThat(network.incidents()).containsExactly("Cerro Norte suspected 6");
  }

  @Test
  void aKnownIncidentTakesWhatWasReportedSinceItBegan() {
    report(network.customerBelow(network.north));
    database.executeAsOwner("update outage_report set at = at - interval '20 minutes'");

    Await.value(
        desk()
            .enter(
                network.tenant,
                network.north,
                Instant.now().minus(Duration.ofMinutes(30)),
                new IncidentDesk.News(null, null)));

    assertThat(network.incidents()).containsExactly("Cerro Norte known 1");
  }

  @Test
  void whatWorksExplainIsNotSuspected() {
    network.write(
        "insert into maintenance (tenant_id, maintenance_id, node_id, starts_at, ends_at)"
            + " values ($1, gen_random_uuid(), $2, now() - interval '1 hour', now() + interval '1 hour')",
        network.hill.value());

    report(threeBelow(network.north));

    assertThat(network.incidents()).isEmpty();
  }

  @Test
  void reportsFromNowhereAreFiledAndRaiseNothing() {
    IntStream.range(0, 4)
        .mapToObj(_ -> network.report(network.somebody()))
        .forEach(request -> Await.done(reports().file(request, new Place.Unsaid())));

    assertThat(network.incidents()).isEmpty();
    assertThat(network.list("select count(*)::text from outage_report where tenant_id = $1"))
        .containsExactly("4");
  }

  @Test
  void manyAtOnceOnTwoNodesRaiseOneSuspicion() {
    var requests =
        Stream.generate(() -> network.customerBelow(network.north))
            .limit(MANY)
            .map(thread -> new Filing(thread, network.placeOf(thread)))
            .toList();
    var nodes = List.of(reports(), reports());

    Await.done(
        Flux.fromIterable(requests)
            .index()
            .flatMap(
                filing ->
                    nodes
                        .get((int) (filing.getT1() % 2))
                        .file(network.report(filing.getT2().thread()), filing.getT2().place()),
                MANY)
            .then());

    assertThat(network.incidents()).containsExactly("Cerro Norte suspected " + MANY);
    assertThat(network.list("select count(*)::text from incident_follower where tenant_id = $1"))
        .containsExactly(String.valueOf(MANY));
  }

  @Test
  void anotherTenantsReportsDoNotCount() {
    var other = new TestNetwork(database);
    report(network.customerBelow(network.north), network.customerBelow(network.north));

    var thread = other.customerBelow(other.north);
    Await.done(reports().file(other.report(thread), other.placeOf(thread)));

    assertThat(network.incidents()).isEmpty();
    assertThat(other.incidents()).isEmpty();
  }

  private record Filing(TestThread thread, Place place) {}

  private TestThread[] threeBelow(NodeId sector) {
    return Stream.generate(() -> network.customerBelow(sector)).limit(3).toArray(TestThread[]::new);
  }

  private void report(TestThread... threads) {
    for (var thread : threads) {
      Await.done(reports().file(network.report(thread), network.placeOf(thread)));
    }
  }

  private static IncidentDesk desk() {
    var suspicions = new Suspicions(database.client());
    return new PostgresIncidentDesk(
        database.client(),
        database.scope(),
        suspicions,
        new IncidentChanges(database.client(), suspicions));
  }

  private static Reports reports() {
    return new PostgresReports(
        database.client(), database.scope(), new Suspicions(database.client()));
  }
}
