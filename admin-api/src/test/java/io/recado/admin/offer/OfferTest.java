package io.recado.admin.offer;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.action.FoundItem;
import io.recado.action.LookupOutcome;
import io.recado.action.LookupRequest;
import io.recado.actions.appointment.ServicesLookup;
import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.Errands;
import io.recado.admin.access.Role;
import io.recado.conversation.ContactId;
import io.recado.conversation.ConversationId;
import io.recado.conversation.Language;
import io.recado.conversation.Uuid7;
import io.recado.testing.Await;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

@Tag("server")
class OfferTest {

  private static final String SERVICES = "/api/v1/services";
  private static final String CALENDARS = "/api/v1/calendars";
  private static final String ABSENCES = "/api/v1/absences";
  private static final String SETTINGS = "/api/v1/appointment-settings";
  private static final Instant TO_COME = Instant.parse("2099-03-02T15:00:00Z");
  private static final int TRIES = 8;
  private static final Instant OVER = Instant.parse("2026-03-02T15:00:00Z");

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Person owner = server.person(chat.tenant(), Role.OWNER);
  private final Person agent = server.person(chat.tenant(), Role.AGENT);

  @Test
  void whatAnOwnerOffersCustomersAreOfferedAtOnce() {
    var eva = made(CALENDARS, Map.of("name", " Eva "));
    var cut = made(SERVICES, service("Corte", eva));
    made(SERVICES, service("Lavado"));

    assertThat(offered()).containsExactly("Corte");
    assertThat(agent.get(SERVICES).valueStream().map(one -> one.at("/names/es").asString()))
        .containsExactly("Corte", "Lavado");
    assertThat(agent.get(CALENDARS).get(0).get("name").asString()).isEqualTo("Eva");

    var changed = service("Corte y lavado", eva);
    changed.put("price", Map.of("minor", 12000, "currency", "CLP"));
    changed.put("bufferBeforeMinutes", 10);
    replaced(cut, changed).expectStatus().isOk();

    assertThat(offered()).containsExactly("Corte y lavado");
    assertThat(agent.get(SERVICES).valueStream().map(one -> one.get("bufferBeforeMinutes").asInt()))
        .containsExactly(10, 0);
    assertThat(agent.get(SERVICES).get(0).at("/price/minor").asInt()).isEqualTo(12000);
  }

  @Test
  void servicesAreOfferedInTheirOwnersOrder() {
    var eva = made(CALENDARS, Map.of("name", "Eva"));
    var first = made(SERVICES, service("Primero", eva));
    var second = made(SERVICES, service("Segundo", eva));

    owner.does("PUT", SERVICES + "/order", Map.of("services", List.of(second, first)));

    assertThat(offered()).containsExactly("Segundo", "Primero");
    for (var wrong : List.of(List.of(first), List.of(first, first))) {
      refused(
          owner.asks("PUT", SERVICES + "/order", Map.of("services", wrong)), 409, "not-possible");
    }
  }

  @Test
  void whatHasAppointmentsToComeIsNotTakenAway() {
    new Errands(chat).appointment(chat.says("ana", "hola"), TO_COME);
    var service = agent.get(SERVICES).get(0).get("id").asString();
    var calendar = agent.get(CALENDARS).get(0).get("id").asString();

    refused(remove(SERVICES, service), 409, "still-booked");
    refused(remove(CALENDARS, calendar), 409, "still-booked");

    assertThat(agent.get(SERVICES)).hasSize(1);
    assertThat(agent.get(CALENDARS)).hasSize(1);
  }

  @Test
  void whatIsTakenAwayIsOfferedNoMoreAndWhatWasBookedStaysToBeSeen() {
    var number = new Errands(chat).appointment(chat.says("ana", "hola"), OVER);
    var service = agent.get(SERVICES).get(0).get("id").asString();
    var calendar = agent.get(CALENDARS).get(0).get("id").asString();
    var name = agent.get(CALENDARS).get(0).get("name").asString();
    replaced(service, service("Visita", calendar)).expectStatus().isOk();
    made(ABSENCES, Map.of("calendar", calendar, "from", "2099-01-01T00:00:00"));

    remove(SERVICES, service).expectStatus().isNoContent();
    remove(CALENDARS, calendar).expectStatus().isNoContent();

    assertThat(offered()).isEmpty();
    assertThat(agent.get(SERVICES)).isEmpty();
    assertThat(agent.get(CALENDARS)).isEmpty();
    assertThat(agent.get(ABSENCES)).isEmpty();
    var kept = agent.get("/api/v1/appointments/" + number);
    assertThat(kept.get("calendarName").asString()).isEqualTo(name);
    refused(remove(SERVICES, service), 404, "not-found");
    refused(remove(CALENDARS, calendar), 404, "not-found");
    made(CALENDARS, Map.of("name", name));
  }

  @Test
  void noServiceIsHadInACalendarThatIsJustTakenAway() {
    var cut = made(SERVICES, service("Corte"));
    for (int round = 0; round < TRIES; round++) {
      var eva = made(CALENDARS, Map.of("name", "Eva " + round));

      var going = CompletableFuture.supplyAsync(() -> remove(CALENDARS, eva));
      replaced(cut, service("Corte", eva));

      going.join().expectStatus().isNoContent();
      assertThat(agent.get(SERVICES).get(0).get("calendars")).isEmpty();
    }
  }

  @Test
  void absencesAreByTheTenantsClocksAndSayWhatIsBookedInThem() {
    new Errands(chat).appointment(chat.says("ana", "hola"), TO_COME);
    var calendar = agent.get(CALENDARS).get(0).get("id").asString();
    var days = new HashMap<String, Object>();
    days.put("calendar", calendar);
    days.put("from", "2099-03-02T00:00:00");
    days.put("until", "2099-03-03T00:00:00");

    var absence = made(ABSENCES, days);

    assertThat(made(ABSENCES, days)).isEqualTo(absence);
    var shown = agent.get(ABSENCES);
    assertThat(shown).hasSize(1);
    assertThat(shown.get(0).get("from").asString()).isEqualTo("2099-03-02T00:00:00");
    assertThat(shown.get(0).get("booked").asInt()).isEqualTo(1);
    remove(ABSENCES, absence).expectStatus().isNoContent();
    assertThat(agent.get(ABSENCES)).isEmpty();
    days.put("calendar", Uuid7.next());
    refused(owner.asks("POST", ABSENCES, days), 422, "calendar-unknown");
    days.put("until", "2099-03-02T00:00:00");
    refused(owner.asks("POST", ABSENCES, days), 400, "body-unreadable");
  }

  @Test
  void theAuditSaysWhoOfferedWhat() {
    var eva = made(CALENDARS, Map.of("name", "Eva"));
    var cut = made(SERVICES, service("Corte", eva));
    replaced(cut, service("Lavado", eva)).expectStatus().isOk();
    made(ABSENCES, Map.of("calendar", eva, "from", "2099-01-01T00:00:00"));
    remove(SERVICES, cut).expectStatus().isNoContent();
    remove(CALENDARS, eva).expectStatus().isNoContent();

    assertThat(
            server.texts(
                chat.tenant(),
                "select action || ' ' || reference from audit_entry where tenant_id = $1 and actor_name = '%s' order by entry_id"
                    .formatted(owner.id())))
        .containsExactly(
            "calendar.added Eva",
            "service.added Corte",
            "service.changed Lavado",
            "absence.added Eva",
            "service.removed Lavado",
            "calendar.removed Eva");
  }

  @Test
  void namesOfCalendarsTellThemApart() {
    made(CALENDARS, Map.of("name", "Eva"));
    var ben = made(CALENDARS, Map.of("name", "Ben"));

    refused(owner.asks("POST", CALENDARS, Map.of("name", "Eva")), 409, "name-taken");
    var eva = Map.of("name", "Eva");
    refused(owner.replaces(CALENDARS, CALENDARS + "/" + ben, eva), 409, "name-taken");
  }

  @Test
  void aServiceTakesUpCalendarsThereAre() {
    var body = service("Corte", Uuid7.next().toString());

    refused(owner.asks("POST", SERVICES, body), 422, "calendar-unknown");
    assertThat(agent.get(SERVICES)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "minutes, 4",
    "bufferMinutes, -1",
    "bufferBeforeMinutes, 721",
    "stepMinutes, 721",
    "noticeMinutes, 43201"
  })
  void timesAreWithinReason(String field, int value) {
    var body = service("Corte");
    body.put(field, value);

    refused(owner.asks("POST", SERVICES, body), 400, "body-unreadable");
  }

  @Test
  void agentsOfferNothing() {
    agent.asks("POST", SERVICES, service("Corte")).expectStatus().isForbidden();
    agent.asks("POST", CALENDARS, Map.of("name", "Eva")).expectStatus().isForbidden();
  }

  @Test
  void remindersAreTheUsualOnesUntilAnOwnerSetsOthers() {
    var before = owner.get(SETTINGS);
    assertThat(before.get("reminderMinutes").toString()).isEqualTo("[1440,120]");
    assertThat(before.get("missesToAsk").isNull()).isTrue();

    settings("0", List.of(30, 2880)).expectStatus().isOk();

    assertThat(owner.get(SETTINGS).get("reminderMinutes").toString()).isEqualTo("[2880,30]");
    refused(settings("0", List.of()), 412, "terms-changed");
    refused(settings("1", List.of(9)), 400, "body-unreadable");
    assertThat(
            server.texts(
                chat.tenant(),
                "select no_shows_to_ask::text from appointment_setting where tenant_id = $1"))
        .containsExactly("2");
  }

  private ResponseSpec replaced(String service, Map<String, ?> body) {
    return owner.replaces(SERVICES, SERVICES + "/" + service, body);
  }

  private ResponseSpec settings(String version, List<Integer> reminders) {
    return owner
        .client()
        .put()
        .uri(SETTINGS)
        .header("If-Match", "\"" + version + "\"")
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(Map.of("reminderMinutes", reminders, "missesToAsk", 2))
        .exchange();
  }

  /** What a customer may choose from. */
  private List<String> offered() {
    var lookup = server.bean(ServicesLookup.class);
    var found =
        Await.value(
            lookup.find(
                new LookupRequest(
                    chat.tenant(),
                    new ConversationId(Uuid7.next()),
                    new ContactId(Uuid7.next()),
                    lookup.name(),
                    Map.of(),
                    Language.SPANISH)));
    return found instanceof LookupOutcome.Found(var items)
        ? items.stream().map(FoundItem::title).toList()
        : List.of();
  }

  /** Its id. */
  private String made(String route, Map<String, ?> body) {
    var answer = owner.asks("POST", route, body).expectStatus().isCreated();
    return json(answer).get("id").asString();
  }

  private ResponseSpec remove(String route, String id) {
    return owner.asks("DELETE", route + "/" + id, Map.of());
  }

  private static JsonNode json(ResponseSpec answer) {
    return AdminServer.json(answer.expectBody(String.class).returnResult().getResponseBody());
  }

  private static void refused(ResponseSpec answer, int status, String code) {
    answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
  }

  private static Map<String, @Nullable Object> service(String name, String... calendars) {
    var body = new HashMap<String, @Nullable Object>();
    body.put("names", Map.of("es", name, "en", name, "de", name));
    body.put("minutes", 45);
    body.put("bufferMinutes", 15);
    body.put("stepMinutes", 30);
    body.put("noticeMinutes", 60);
    body.put("price", null);
    body.put("calendars", List.of(calendars));
    return body;
  }
}
