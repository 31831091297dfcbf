package io.recado.actions.outage;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.actions.TestConversations.TestThread;
import io.recado.actions.outage.IncidentDesk.News;
import io.recado.actions.outage.IncidentDesk.Outcome;
import io.recado.conversation.Uuid7;
import io.recado.database.TestDatabase;
import io.recado.testing.Await;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class IncidentDeskTest {

  private static final News NOTHING = new News(null, null);
  private static final Instant ESTIMATE = Instant.parse("2026-11-22T19:00:00Z");
  private static final String RESOLVED =
      "Buenas noticias: la falla de tu zona está resuelta. Si tu servicio sigue sin funcionar,"
          + " escríbeme y lo revisamos.";
  private static final String DISMISSED =
      "Revisamos los avisos de tu zona y no encontramos una falla general. Si tu servicio sigue sin"
          + " funcionar, escríbeme y revisamos tu conexión.";

  private static TestDatabase database;

  private TestNetwork network;
  private Suspicions suspicions;
  private IncidentDesk desk;

  @BeforeAll
  static void start() {
    database = TestDatabase.ofPlainOwner("core", "actions");
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @BeforeEach
  void build() {
    network = new TestNetwork(database);
    suspicions = new Suspicions(database.client());
    desk =
        new PostgresIncidentDesk(
            database.client(),
            database.scope(),
            suspicions,
            new IncidentChanges(database.client(), suspicions));
  }

  @Test
  void aConfirmedSuspicionIsAKnownIncidentWithAnEstimateAndWords() {
    var suspected = suspected();

    var outcome =
        Await.value(
            desk.confirm(network.tenant, suspected, new News(ESTIMATE, "Se cortó la fibra.")));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Done.class,
            done -> {
              assertThat(done.incident().state()).isEqualTo(Incident.State.KNOWN);
              assertThat(done.incident().estimatedUntil()).isEqualTo(ESTIMATE);
              assertThat(done.incident().update())
                  .extracting(Incident.Update::words)
                  .isEqualTo("Se cortó la fibra.");
            });
  }

  @Test
  void whoAskedIsToldOnceThatItIsResolved() {
    var suspected = suspected();
    Await.value(desk.confirm(network.tenant, suspected, NOTHING));
    var late = network.customerBelow(network.north);
    report(late);
    report(late);

    Await.value(desk.resolve(network.tenant, suspected));
    tellOnFourNodes();
    tellOnFourNodes();

    assertThat(network.said()).containsExactly(RESOLVED, RESOLVED, RESOLVED, RESOLVED);
  }

  @Test
  void nobodyIsToldAnEndBeforeThereIsOne() {
    suspected();

    tellOnFourNodes();

    assertThat(network.said()).isEmpty();
  }

  @Test
  void whoAskedIsToldThatASuspicionWasNone() {
    var suspected = suspected();

    Await.value(desk.dismiss(network.tenant, suspected));
    tellOnFourNodes();

    assertThat(network.said()).containsExactly(DISMISSED, DISMISSED, DISMISSED);
    assertThat(Await.all(desk.open(network.tenant))).isEmpty();
  }

  @Test
  void doingItAgainChangesNothing() {
    var suspected = suspected();
    Await.value(desk.confirm(network.tenant, suspected, NOTHING));

    assertThat(Await.value(desk.confirm(network.tenant, suspected, NOTHING)))
        .isInstanceOf(Outcome.Done.class);
    assertThat(Await.value(desk.resolve(network.tenant, suspected)))
        .isInstanceOf(Outcome.Done.class);
    assertThat(Await.value(desk.resolve(network.tenant, suspected)))
        .isInstanceOf(Outcome.Done.class);
  }

  @Test
  void whatIsTooLateOrTooEarlyIsNotPossible() {
    var suspected = suspected();

    assertThat(Await.value(desk.resolve(network.tenant, suspected)))
        .isInstanceOf(Outcome.NotPossible.class);
    assertThat(Await.value(desk.tell(network.tenant, suspected, NOTHING)))
        .isInstanceOf(Outcome.NotPossible.class);
    Await.value(desk.confirm(network.tenant, suspected, NOTHING));
    assertThat(Await.value(desk.dismiss(network.tenant, suspected)))
        .isInstanceOf(Outcome.NotPossible.class);
    assertThat(Await.value(desk.dismiss(database.tenant("Other"), suspected)))
        .isEqualTo(new Outcome.Unknown());
  }

  @Test
  void oneEnteredAboveTakesOverTheSuspicionAndWhoAsked() {
    suspected();

    var entered =
        Await.value(
            desk.enter(
                network.tenant, network.hill, Instant.parse("2026-11-22T17:00:00Z"), NOTHING));
    Await.value(desk.resolve(network.tenant, entered.id()));
    tellOnFourNodes();

    assertThat(network.incidents())
        .containsExactly("Cerro Norte merged 0", "Nodo Cerro resolved 3");
    assertThat(network.said()).containsExactly(RESOLVED, RESOLVED, RESOLVED);
  }

  @Test
  void oneThatIsEnteredAgainIsTheSame() {
    var began = Instant.parse("2026-11-22T17:00:00Z");
    var entered = Await.value(desk.enter(network.tenant, network.hill, began, NOTHING));

    var again = Await.value(desk.enter(network.tenant, network.hill, began, NOTHING));

    assertThat(again.id()).isEqualTo(entered.id());
    assertThat(network.incidents()).containsExactly("Nodo Cerro known 0");
  }

  @Test
  void oneIsEnteredOnlyForANodeOfTheTenant() {
    assertThat(
            Await.empty(
                desk.enter(
                    network.tenant,
                    new NodeId(Uuid7.next()),
                    Instant.parse("2026-11-22T17:00:00Z"),
                    NOTHING)))
        .isTrue();
  }

  @Test
  void whereAPersonHasTheConversationTheyAreLeftANote() {
    var suspected = suspected();
    network.write("update conversation set handler = 'agent' where tenant_id = $1");

    Await.value(desk.dismiss(network.tenant, suspected));
    tellOnFourNodes();

    assertThat(network.said()).isEmpty();
    assertThat(network.list("select author from message where tenant_id = $1"))
        .containsExactly("note", "note", "note");
  }

  private IncidentId suspected() {
    for (int i = 0; i < 3; i++) {
      report(network.customerBelow(network.north));
    }
    return Await.all(desk.open(network.tenant)).getFirst().id();
  }

  private void report(TestThread thread) {
    var reports = new PostgresReports(database.client(), database.scope(), suspicions);
    Await.done(reports.file(network.report(thread), network.placeOf(thread)));
  }

  private static void tellOnFourNodes() {
    var job =
        new TellOutageEnds(database.database().dispatch(), database.client(), database.scope());
    Await.done(Flux.fromStream(IntStream.range(0, 4).boxed()).flatMap(_ -> job.run()).then());
  }
}
