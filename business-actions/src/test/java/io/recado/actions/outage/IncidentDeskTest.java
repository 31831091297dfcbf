package io.recado.actions.outage;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

@Tag("server")
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
    desk = network.desk();
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
    network.haveReport(late);
    network.haveReport(late);

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
    Await.value(desk.resolve(network.tenant, entered.incident().id()));
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

    assertThat(again.incident().id()).isEqualTo(entered.incident().id());
    assertThat(network.incidents()).containsExactly("Nodo Cerro known 0");
  }

  @Test
  void whatIsToldAndPlannedAgainIsThereOnce() {
    var until = ESTIMATE.plusSeconds(3600);
    var entered = Await.value(desk.enter(network.tenant, network.north, ESTIMATE, NOTHING));
    for (int i = 0; i < 2; i++) {
      Await.value(
          desk.tell(network.tenant, entered.incident().id(), new News(null, "Vamos en camino.")));
      assertThat(Await.value(desk.plan(network.tenant, network.north, ESTIMATE, until, "Vez " + i)))
          .isTrue();
    }

    assertThat(network.list("select words from incident_update where tenant_id = $1"))
        .containsExactly("Vamos en camino.");
    assertThat(network.list("select words from maintenance where tenant_id = $1"))
        .containsExactly("Vez 1");
  }

  @Test
  void whoCannotBeToldKeepsNobodyElseWaiting() {
    var suspected = suspected();
    Await.value(desk.dismiss(network.tenant, suspected));
    network.write(
        "update incident_follower set language = 'de' where tenant_id = $1 and conversation_id ="
            + " (select min(conversation_id::text)::uuid from incident_follower where tenant_id ="
            + " $1)");
    database.executeAsOwner(
        "alter table incident_follower add constraint poison"
            + " check (language <> 'de' or told_at is null)");
    try {
      tellOnFourNodes();
    } finally {
      database.executeAsOwner("alter table incident_follower drop constraint poison");
    }

    assertThat(network.said()).containsExactly(DISMISSED, DISMISSED);
    assertThat(
            network.list(
                "select language from incident_follower"
                    + " where tenant_id = $1 and attempts > 0 and try_at > clock_timestamp()"))
        .containsExactly("de");
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
      network.haveReport(network.customerBelow(network.north));
    }
    return Await.all(desk.open(network.tenant)).getFirst().id();
  }

  private static void tellOnFourNodes() {
    var job =
        new TellOutageEnds(database.database().dispatch(), database.client(), database.scope());
    Await.done(Flux.fromStream(IntStream.range(0, 4).boxed()).flatMap(_ -> job.run()).then());
  }
}
