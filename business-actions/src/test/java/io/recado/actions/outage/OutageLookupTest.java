package io.recado.actions.outage;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.action.Lookup;
import io.recado.action.LookupOutcome;
import io.recado.action.LookupOutcome.Found;
import io.recado.action.LookupRequest;
import io.recado.actions.TestConversations.TestThread;
import io.recado.actions.outage.IncidentDesk.News;
import io.recado.conversation.Language;
import io.recado.database.TestDatabase;
import io.recado.dialogue.SlotValue;
import io.recado.tenant.InMemoryTenants;
import io.recado.tenant.Tenant;
import io.recado.testing.Await;
import io.recado.testing.SettableClock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("server")
class OutageLookupTest {

  private static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");
  private static final Instant BEGAN = Instant.parse("2026-11-22T17:05:00Z");
  private static final Instant NOW = Instant.parse("2026-11-22T18:30:00Z");
  private static final Instant ESTIMATE = Instant.parse("2026-11-22T19:00:00Z");
  private static final News NOTHING = new News(null, null);

  private static TestDatabase database;

  private TestNetwork network;
  private IncidentDesk desk;
  private TestThread ana;

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
    ana = network.customerBelow(network.north);
    desk = network.desk();
  }

  @Test
  void aCustomerIsToldOfTheIncidentAboveThemWithItsEstimate() {
    enter(network.hill, new News(ESTIMATE, null));

    assertThat(news(ana, Language.SPANISH))
        .isEqualTo(
            """
            Hay una falla en tu zona (Nodo Cerro). Comenzó hoy a las 14:05 y ya la conocemos.
            Prevemos que el servicio vuelva hoy a las 16:00.\
            """);
  }

  @Test
  void whereThereIsNoEstimateItSaysSo() {
    enter(network.north, NOTHING);

    assertThat(news(ana, Language.ENGLISH))
        .isEqualTo(
            """
            There is an outage in your area (Cerro Norte). It began today at 14:05 and we know about it.
            We do not know yet when service will be back.\
            """);
  }

  @Test
  void anEstimateThatPassedIsNotToldAsOne() {
    enter(network.north, new News(Instant.parse("2026-11-22T18:00:00Z"), null));

    assertThat(news(ana, Language.GERMAN))
        .isEqualTo(
            """
            Es gibt eine Störung in Ihrem Gebiet (Cerro Norte). Sie begann heute um 14:05 Uhr und ist uns bekannt.
            Voraussichtliches Ende war heute um 15:00 Uhr; die Störung dauert aber an, und eine neue Zeit steht noch nicht fest.\
            """);
  }

  @Test
  void theLastUpdateIsTold() {
    var incident = enter(network.north, new News(null, "Vamos en camino."));
    Await.value(desk.tell(network.tenant, incident.id(), new News(ESTIMATE, "Ya lo reparamos.")));

    assertThat(news(ana, Language.SPANISH)).endsWith("«Ya lo reparamos.»").doesNotContain("camino");
  }

  @Test
  void theNeighbourSectorsIncidentIsNotTheirs() {
    enter(network.south, NOTHING);

    assertThat(find(ana, null)).isEqualTo(new LookupOutcome.None("clear"));
  }

  @Test
  void aResolvedIncidentExplainsNothingAnyMore() {
    var incident = enter(network.north, NOTHING);
    Await.value(desk.resolve(network.tenant, incident.id()));

    assertThat(find(ana, null)).isEqualTo(new LookupOutcome.None("clear"));
  }

  @Test
  void whatIsOnlySuspectedIsNoNews() {
    for (int i = 0; i < 3; i++) {
      network.haveReport(network.customerBelow(network.north));
    }

    assertThat(find(ana, null)).isEqualTo(new LookupOutcome.None("suspected"));
  }

  @Test
  void worksThatGoOnAreTold() {
    var now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    Await.value(
        desk.plan(
            network.tenant,
            network.hill,
            now.minusSeconds(600),
            now.plusSeconds(3600),
            "Un equipo."));

    assertThat(text(lookup(answers(now)), ana, null, Language.SPANISH))
        .startsWith("Hay un mantenimiento programado en tu zona (Nodo Cerro). Comenzó ")
        .endsWith("\nUn equipo.");
  }

  @Test
  void worksOfTheNextDayAreTold() {
    var now = Instant.now();
    var lookup = new PlannedWorkLookup(answers(now));
    assertThat(find(lookup, ana, null)).isEqualTo(new LookupOutcome.None("none_planned"));

    Await.value(
        desk.plan(network.tenant, network.hill, now.plusSeconds(600), now.plusSeconds(3600), null));

    assertThat(text(lookup, ana, null, Language.ENGLISH))
        .startsWith("There is planned maintenance in your area (Nodo Cerro). It begins ");
  }

  @Test
  void whoIsNotKnownIsAskedWhereTheyAre() {
    assertThat(find(network.somebody(), null))
        .isEqualTo(new LookupOutcome.None("unknown_customer"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Cerro Norte",
        "estoy en cerro norte, por la plaza",
        "CERRO-NORTE",
        "Nodo Cerro",
        "norte"
      })
  void aPlaceIsKnownByItsName(String said) {
    enter(network.hill, NOTHING);

    assertThat(find(network.somebody(), said)).isInstanceOf(Found.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Nueva York", "cerro", "el", "?"})
  void whatIsNoPlaceOrSeveralIsAskedAgain(String said) {
    enter(network.hill, NOTHING);

    assertThat(find(network.somebody(), said)).isEqualTo(new LookupOutcome.None("unknown_place"));
  }

  @Test
  void aContractsNumberTellsNeitherWhoseItIsNorWhere() {
    enter(network.north, new News(null, "Corte de fibra en Cerro Norte."));
    var number = numberOf(ana);

    var words = text(lookup(answers()), network.somebody(), "es el " + number, Language.SPANISH);

    assertThat(words).startsWith("Hay una falla en la zona de ese contrato.");
    assertThat(words).doesNotContain("Cerro", "Cliente", number);
  }

  @Test
  void anUnknownContractAndOneWithoutIncidentsLookAlike() {
    var quiet = network.customerBelow(network.south);

    assertThat(find(network.somebody(), numberOf(quiet)))
        .isEqualTo(find(network.somebody(), "C-999999"))
        .isEqualTo(new LookupOutcome.None("nothing_there"));
  }

  @Test
  void aFaultOfASingleAccessIsToldToItsCustomerAlone() {
    enter(network.placeOf(ana).nodes().getFirst(), NOTHING);

    assertThat(find(ana, null)).isInstanceOf(Found.class);
    assertThat(find(network.somebody(), numberOf(ana)))
        .isEqualTo(new LookupOutcome.None("nothing_there"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T14:05:00Z, hoy a las 11:05",
    "2026-11-21T04:30:00Z, ayer a la 1:30",
    "2026-11-23T14:05:00Z, mañana a las 11:05",
    "2026-11-25T14:05:00Z, el miércoles 25 de noviembre a las 11:05",
    "2027-01-02T14:05:00Z, el 2 de enero de 2027 a las 11:05",
  })
  void timesReadAsTheyAreSaid(String moment, String words) {
    assertThat(new SpokenTime(NOW, SANTIAGO, Language.SPANISH).of(Instant.parse(moment)))
        .isEqualTo(words);
  }

  private Incident enter(NodeId node, News news) {
    return Await.value(desk.enter(network.tenant, node, BEGAN, news)).incident();
  }

  private String numberOf(TestThread thread) {
    return network
        .list(
            "select number from customer where tenant_id = $1 and customer_id = '"
                + network.customerOf(thread).value()
                + "'")
        .getFirst();
  }

  private String news(TestThread thread, Language language) {
    return text(lookup(answers()), thread, null, language);
  }

  private LookupOutcome find(TestThread thread, @Nullable String said) {
    return find(lookup(answers()), thread, said);
  }

  private LookupOutcome find(Lookup lookup, TestThread thread, @Nullable String said) {
    return outcome(lookup, thread, said, Language.SPANISH);
  }

  private String text(Lookup lookup, TestThread thread, @Nullable String said, Language language) {
    var found = (Found) outcome(lookup, thread, said, language);
    return found.items().getFirst().facts().values().iterator().next();
  }

  private LookupOutcome outcome(
      Lookup lookup, TestThread thread, @Nullable String said, Language language) {
    Map<String, SlotValue> inputs =
        said == null ? Map.of() : Map.of(OutageLookup.PLACE, new SlotValue.Words(said));
    return Await.value(
        lookup.find(
            new LookupRequest(
                network.tenant,
                thread.conversation(),
                thread.contact(),
                lookup.name(),
                inputs,
                language)));
  }

  private static Lookup lookup(OutageAnswers answers) {
    return new AreaStateLookup(answers);
  }

  private OutageAnswers answers() {
    return answers(NOW);
  }

  private OutageAnswers answers(Instant now) {
    var tenants =
        new InMemoryTenants()
            .add(new Tenant(network.tenant, "Red Andina", SANTIAGO, Language.SPANISH));
    return new OutageAnswers(network.places(), network.states(), tenants, new SettableClock(now));
  }
}
