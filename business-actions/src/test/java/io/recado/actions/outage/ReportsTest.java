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
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

@Tag("server")
class ReportsTest {

  private static final int MANY = 60;

  @AutoClose private static final TestDatabase database = TestDatabase.with("core", "actions");

  private TestNetwork network;

  @BeforeEach
  void build() {
    network = new TestNetwork(database);
  }

  @Test
  void threeCustomersOfASectorRaiseASuspicionOfIt() {
    network.haveReport(network.customerBelow(network.north), network.customerBelow(network.north));

    assertThat(network.incidents()).isEmpty();

    network.haveReport(network.customerBelow(network.north));

    assertThat(network.incidents()).containsExactly("Cerro Norte suspected 3");
  }

  @Test
  void theSuspicionIsOfTheLowestNodeThatFeedsThemAll() {
    network.haveReport(
        network.customerBelow(network.north),
        network.customerBelow(network.south),
        network.customerBelow(network.south));

    assertThat(network.incidents()).containsExactly("Nodo Cerro suspected 3");
  }

  @Test
  void asManyInTheNextSectorWidenTheSuspicion() {
    network.haveReport(threeBelow(network.north));
    network.haveReport(network.customerBelow(network.south), network.customerBelow(network.south));
    assertThat(network.incidents()).containsExactly("Cerro Norte suspected 3");

    network.haveReport(network.customerBelow(network.south));

    assertThat(network.incidents()).containsExactly("Nodo Cerro suspected 6");
  }

  @Test
  void treesThatNothingFeedsTogetherAreSuspectedApart() {
    var valley = network.node("sector", network.node("node", null, "Nodo Valle"), "Valle Centro");

    network.haveReport(threeBelow(network.north));
    network.haveReport(threeBelow(valley));

    assertThat(network.incidents())
        .containsExactly("Cerro Norte suspected 3", "Valle Centro suspected 3");
  }

  @Test
  void whoReportsAgainIsCountedOnce() {
    var insistent = network.customerBelow(network.north);

    network.haveReport(insistent, insistent, insistent, network.customerBelow(network.north));

    assertThat(network.incidents()).isEmpty();
  }

  @Test
  void oneCustomerOnTwoChannelsIsCountedOnce() {
    var first = network.customerBelow(network.north);
    var customer = network.customerOf(first);
    var elsewhere = new Place.Own(customer, network.placeOf(first).nodes());

    network.haveReport(first, network.customerBelow(network.north));
    Await.done(network.reports().file(network.report(network.somebody()), elsewhere));

    assertThat(network.incidents()).isEmpty();
  }

  @Test
  void oneHouseholdIsCountedOnceHoweverItSaysWhereItIs() {
    var ana = network.customerBelow(network.north);
    var number =
        network
            .list(
                "select number from customer where tenant_id = $1 and customer_id = '"
                    + network.customerOf(ana).value()
                    + "'")
            .getFirst();
    var atHome = network.somebody();

    network.haveReport(ana);
    Await.done(network.reports().file(network.report(ana), network.placeOf(ana, "Cerro Sur")));
    Await.done(network.reports().file(network.report(ana), network.placeOf(ana, "Nodo Cerro")));
    Await.done(network.reports().file(network.report(atHome), network.placeOf(atHome, number)));

    assertThat(
            network.list("select distinct reporter::text from outage_report where tenant_id = $1"))
        .containsExactly(network.customerOf(ana).value().toString());
    assertThat(network.incidents()).isEmpty();
  }

  @Test
  void whoNamesTheContractsOfOthersIsCountedOnce() {
    var proven = network.customerBelow(network.north);
    var prankster = network.somebody();
    network.haveReport(proven);

    for (int i = 0; i < 3; i++) {
      var neighbour = network.customerBelow(network.north);
      var named = new Place.Named(network.north, network.customerOf(neighbour));
      Await.done(network.reports().file(network.report(prankster), named));
    }

    assertThat(
            network.list("select distinct reporter::text from outage_report where tenant_id = $1"))
        .hasSize(4);
    assertThat(network.incidents()).isEmpty();
    network.haveReport(network.customerBelow(network.north));
    assertThat(network.incidents()).containsExactly("Cerro Norte suspected 5");
  }

  @Test
  void whatIsTheirsAnywayIsNoMoreThanTheProof() {
    var ana = network.customerBelow(network.north);

    assertThat(network.placeOf(ana, "Nodo Cerro")).isEqualTo(network.placeOf(ana));
    assertThat(network.placeOf(ana, "Cerro Sur"))
        .isEqualTo(new Place.Named(network.south, network.customerOf(ana)));
    assertThat(network.placeOf(network.somebody(), "Cerro Sur"))
        .isEqualTo(new Place.Named(network.south, null));
  }

  @Test
  void reportsArePrunedUnlessTheirIncidentIsOpen() {
    network.haveReport(threeBelow(network.north));
    network.haveReport(network.customerBelow(network.south));
    database.executeAsOwner("update outage_report set at = at - interval '91 days'");

    var deleted =
        Await.value(
            database
                .database()
                .dispatch()
                .client()
                .sql(new OutageRetention().sql())
                .bind(0, "90 days")
                .bind(1, 1000)
                .mapValue(Long.class)
                .one());

    assertThat(deleted).isPositive();
    assertThat(network.list("select count(*)::text from outage_report where tenant_id = $1"))
        .containsExactly("3");
  }

  @Test
  void aSuspicionThatNobodyReportsAnyMoreLapsesAndThatIsTold() {
    network.haveReport(threeBelow(network.north));
    lapse();
    assertThat(network.incidents()).containsExactly("Cerro Norte suspected 3");
    database.executeAsOwner("update outage_report set at = at - interval '241 minutes'");

    lapse();
    Await.done(
        new TellOutageEnds(database.database().dispatch(), database.client(), database.scope())
            .run());

    assertThat(network.incidents()).containsExactly("Cerro Norte lapsed 3");
    assertThat(network.said())
        .hasSize(3)
        .allSatisfy(
            words -> assertThat(words).startsWith("De tu zona ya no nos llegan más avisos"));
  }

  @Test
  void aRepeatedRequestIsOneReport() {
    var thread = network.customerBelow(network.north);
    var request = network.report(thread);
    var place = network.placeOf(thread);

    Await.done(network.reports().file(request, place));
    Await.done(network.reports().file(request, place));
    Await.done(network.reports().file(request, new Place.Unsaid()));
    Await.done(network.reports().file(request, new Place.Unsaid()));

    assertThat(network.list("select count(*)::text from outage_report where tenant_id = $1"))
        .containsExactly("2");
  }

  @Test
  void whatWasReportedLongAgoDoesNotCount() {
    network.haveReport(network.customerBelow(network.north), network.customerBelow(network.north));
    database.executeAsOwner("update outage_report set at = at - interval '16 minutes'");

    network.haveReport(network.customerBelow(network.north));

    assertThat(network.incidents()).isEmpty();
  }

  @Test
  void aTenantSaysHowManyAndWhetherStrangersCount() {
    network.write("insert into outage_policy values ($1, 2, 5, true)");
    var place = new Place.Named(network.north, null);

    for (int i = 0; i < 3; i++) {
      Await.done(network.reports().file(network.report(network.somebody()), place));
    }
    assertThat(network.incidents()).isEmpty();
    network.haveReport(network.customerBelow(network.north), network.customerBelow(network.north));

    assertThat(network.incidents()).containsExactly("Cerro Norte suspected 5");
  }

  @Test
  void strangersAloneRaiseNothing() {
    var place = new Place.Named(network.north, null);
    for (int i = 0; i < 3; i++) {
      Await.done(network.reports().file(network.report(network.somebody()), place));
    }
    assertThat(network.incidents()).isEmpty();

    network.haveReport(network.customerBelow(network.north));

    assertThat(network.incidents()).containsExactly("Cerro Norte suspected 4");
  }

  @Test
  void aSuspicionThatNobodyReportsAnyMoreExplainsNothingUntilItBeginsAnew() {
    network.haveReport(threeBelow(network.north));
    database.executeAsOwner("update outage_report set at = at - interval '241 minutes'");

    network.haveReport(network.customerBelow(network.north), network.customerBelow(network.north));
    assertThat(network.incidents()).containsExactly("Cerro Norte suspected 3");
    network.haveReport(network.customerBelow(network.north));

    assertThat(network.incidents()).containsExactly("Cerro Norte suspected 6");
  }

  @Test
  void aKnownIncidentTakesWhatWasReportedSinceItBegan() {
    network.haveReport(network.customerBelow(network.north));
    database.executeAsOwner("update outage_report set at = at - interval '20 minutes'");

    Await.value(
        network
            .desk()
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
        "insert into maintenance (tenant_id, maintenance_id, node_id, starts_at, ends_at) values"
            + " ($1, gen_random_uuid(), $2, now() - interval '1 hour', now() + interval '1 hour')",
        network.hill.value());

    network.haveReport(threeBelow(network.north));

    assertThat(network.incidents()).isEmpty();
  }

  @Test
  void reportsFromNowhereAreFiledAndRaiseNothing() {
    IntStream.range(0, 4)
        .mapToObj(_ -> network.report(network.somebody()))
        .forEach(request -> Await.done(network.reports().file(request, new Place.Unsaid())));

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
    var nodes = List.of(network.reports(), network.reports());

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
    network.haveReport(network.customerBelow(network.north), network.customerBelow(network.north));

    var thread = other.customerBelow(other.north);
    Await.done(network.reports().file(other.report(thread), other.placeOf(thread)));

    assertThat(network.incidents()).isEmpty();
    assertThat(other.incidents()).isEmpty();
  }

  private record Filing(TestThread thread, Place place) {}

  private TestThread[] threeBelow(NodeId sector) {
    return Stream.generate(() -> network.customerBelow(sector)).limit(3).toArray(TestThread[]::new);
  }

  private static void lapse() {
    var suspicions = new Suspicions(database.client());
    Await.done(
        new LapseSuspicions(
                database.database().dispatch(),
                database.client(),
                database.scope(),
                suspicions,
                new IncidentChanges(database.client(), suspicions))
            .run());
  }
}
