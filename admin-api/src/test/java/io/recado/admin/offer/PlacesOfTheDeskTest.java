package io.recado.admin.offer;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.Errands;
import io.recado.admin.access.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

@Tag("server")
class PlacesOfTheDeskTest {

  private static final String CALENDARS = "/api/v1/calendars";
  private static final String APPOINTMENTS = "/api/v1/appointments";
  private static final Instant TO_COME = Instant.parse("2099-03-02T15:00:00Z");

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Person owner = server.person(chat.tenant(), Role.OWNER);
  private final Person agent = server.person(chat.tenant(), Role.AGENT);

  @Test
  void aCalendarIsOfSomebodyUntilAnOwnerSaysThatItIsAPlace() {
    var bay = made(Map.of("name", "Bay"));
    assertThat(calendar(bay).get("kind").asString()).isEqualTo("PERSON");

    changed(bay, Map.of("name", "Bay", "kind", "PLACE")).expectStatus().isOk();
    changed(bay, Map.of("name", "Bay 1")).expectStatus().isOk();

    assertThat(calendar(bay).get("kind").asString()).isEqualTo("PLACE");
    assertThat(calendar(bay).get("name").asString()).isEqualTo("Bay 1");
    assertThat(calendar(made(Map.of("name", "Bay 2", "kind", "PLACE"))).get("kind").asString())
        .isEqualTo("PLACE");
    changed(bay, Map.of("name", "Bay", "kind", "CAR")).expectStatus().isBadRequest();
    assertThat(
            texts(
                "select action from audit_entry where tenant_id = $1 and actor_name = '%s' order by entry_id"
                    .formatted(owner.id())))
        .containsExactly(
            "calendar.added", "calendar.kind_changed", "calendar.renamed", "calendar.added");
  }

  @Test
  void whatWasBookedInAPlaceBeforeItWasOneTakesItAsOne() {
    new Errands(chat).appointment(chat.says("ana", "hola"), TO_COME);
    var bay = agent.get(CALENDARS).get(0).get("id").asString();

    changed(bay, Map.of("name", "Bay", "kind", "PLACE")).expectStatus().isOk();
    assertThat(places()).containsExactly(bay);

    changed(bay, Map.of("name", "Bay", "kind", "PERSON")).expectStatus().isOk();
    assertThat(places()).containsExactly("none");
  }

  @Test
  void whereAnAppointmentIsBesideWhomItTakesIsShownAndStaysWhatItIs() {
    var number = new Errands(chat).appointment(chat.says("ana", "hola"), TO_COME);
    var technician = agent.get(CALENDARS).get(0).get("id").asString();
    var bay = made(Map.of("name", "Bay", "kind", "PLACE"));
    assertThat(agent.get(APPOINTMENTS + "/" + number).get("place").isNull()).isTrue();
    server.execute(
        chat.tenant(),
        "update appointment set place_id = '%s' where tenant_id = $1".formatted(bay));

    var shown = agent.get(APPOINTMENTS + "/" + number);
    assertThat(shown.get("placeName").asString()).isEqualTo("Bay");
    assertThat(shown.get("calendar").asString()).isEqualTo(technician);
    for (var taken : List.of(bay, technician)) {
      assertThat(agent.get(APPOINTMENTS + "?from=2099-03-02&calendar=" + taken).get("items"))
          .hasSize(1);
      refused(owner.asks("DELETE", CALENDARS + "/" + taken, Map.of()));
    }
    refused(changed(bay, Map.of("name", "Bay", "kind", "PERSON")));
    refused(changed(technician, Map.of("name", "Eva", "kind", "PLACE")));
    assertThat(places()).containsExactly(bay);
    var away = Map.of("calendar", bay, "from", "2099-03-01T00:00:00");
    var absence = owner.asks("POST", "/api/v1/absences", away).expectStatus().isCreated();
    absence.expectBody().jsonPath("$.booked").isEqualTo(1);
  }

  @Test
  void whereThoseWereThatAreOverStaysWhateverTheirCalendarIsMadeSince() {
    var lastWeek = Instant.now().minus(Duration.ofDays(7));
    new Errands(chat).appointment(chat.says("ana", "hola"), lastWeek);
    var technician = agent.get(CALENDARS).get(0).get("id").asString();
    var bay = made(Map.of("name", "Bay", "kind", "PLACE"));
    server.execute(
        chat.tenant(),
        "update appointment set place_id = '%s' where tenant_id = $1".formatted(bay));

    changed(technician, Map.of("name", "Van", "kind", "PLACE")).expectStatus().isOk();

    assertThat(places()).containsExactly(bay);
  }

  private String made(Map<String, ?> calendar) {
    return Person.json(owner.asks("POST", CALENDARS, calendar), 201).get("id").asString();
  }

  private ResponseSpec changed(String calendar, Map<String, ?> wish) {
    return owner.replaces(CALENDARS, CALENDARS + "/" + calendar, wish);
  }

  private JsonNode calendar(String id) {
    return agent
        .get(CALENDARS)
        .valueStream()
        .filter(one -> one.get("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private List<String> places() {
    return texts("select coalesce(place_id::text, 'none') from appointment where tenant_id = $1");
  }

  private List<String> texts(String sql) {
    return server.texts(chat.tenant(), sql);
  }

  private static void refused(ResponseSpec answer) {
    answer.expectStatus().isEqualTo(409).expectBody().jsonPath("$.code").isEqualTo("still-booked");
  }
}
