package io.recado.admin.offer;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.Errands;
import io.recado.admin.access.Role;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

@Tag("server")
class CalendarHoursTest {

  private static final String HOURS = "/api/v1/calendar-hours";

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Person owner = server.person(chat.tenant(), Role.OWNER);
  private final Person agent = server.person(chat.tenant(), Role.AGENT);
  private final String eva = new Errands(chat).calendar("Eva").toString();

  @Test
  void whoIsThereWheneverItIsOpenHasNoHoursOfTheirOwnUntilAnOwnerSetsThem() {
    new Errands(chat).calendar("Ben");
    assertThat(shown()).hasSize(2);
    assertThat(shown().findValues("spans")).hasSize(14).allMatch(JsonNode::isEmpty);

    replaced(version(), week("MONDAY", "09:00", "13:00")).expectStatus().isOk();
    var changed = replaced(version(), week("TUESDAY", "14:00", "00:00")).expectStatus().isOk();

    assertThat(changed.returnResult(Void.class).getResponseHeaders().getETag())
        .isEqualTo('"' + version() + '"');
    assertThat(hoursOfEva().get("week").get(0).get("spans")).isEmpty();
    assertThat(hoursOfEva().get("week").get(1).toString())
        .isEqualTo(
            "{\"weekday\":\"TUESDAY\",\"spans\":[{\"opens\":\"14:00\",\"closes\":\"00:00\"}]}");
    replaced(version(), Map.of("week", List.of())).expectStatus().isOk();
    assertThat(shown().findValues("spans")).allMatch(JsonNode::isEmpty);
  }

  @Test
  void whoeverIsLaterIsTold() {
    var seen = version();
    replaced(seen, week("MONDAY", "09:00", "13:00")).expectStatus().isOk();

    refused(replaced(seen, week("TUESDAY", "09:00", "13:00")), 412, "terms-changed");
    refused(owner.asks("PUT", route(), week("TUESDAY", "09:00", "13:00")), 428, "if-match-missing");

    assertThat(hoursOfEva().get("week").get(1).get("spans")).isEmpty();
  }

  @Test
  void aWeekNamesEachDayOnceAndTimesThatDoNotOverlap() {
    var monday = Map.of("weekday", "MONDAY", "spans", List.of());
    refused(replaced(version(), Map.of("week", List.of(monday, monday))), 400, "body-unreadable");
    refused(replaced(version(), week("MONDAY", "13:00", "09:00")), 400, "body-unreadable");
    refused(replaced(version(), Map.of()), 400, "body-unreadable");
  }

  @Test
  void theAuditSaysWhoseHoursWereSetAndWhatIsTakenAwayHasNone() {
    replaced(version(), week("MONDAY", "09:00", "13:00")).expectStatus().isOk();
    owner.asks("DELETE", "/api/v1/calendars/" + eva, Map.of()).expectStatus().isNoContent();

    assertThat(
            texts(
                "select action || ' ' || reference from audit_entry where tenant_id = $1 order by entry_id"))
        .containsExactly("calendar.hours_changed Eva", "calendar.removed Eva");
    assertThat(shown()).isEmpty();
    assertThat(texts("select opens::text from calendar_hours where tenant_id = $1")).isEmpty();
    refused(replaced("1", week("MONDAY", "09:00", "13:00")), 404, "not-found");
  }

  @Test
  void agentsLookAndSetNothing() {
    agent.asks("PUT", route(), week("MONDAY", "09:00", "13:00")).expectStatus().isForbidden();
  }

  private static Map<String, Object> week(String day, String opens, String closes) {
    var spans = List.of(Map.of("opens", opens, "closes", closes));
    return Map.of("week", List.of(Map.of("weekday", day, "spans", spans)));
  }

  private JsonNode shown() {
    return agent.get(HOURS);
  }

  private JsonNode hoursOfEva() {
    return shown()
        .valueStream()
        .filter(one -> one.get("id").asString().equals(eva))
        .findFirst()
        .orElseThrow();
  }

  private String version() {
    return hoursOfEva().get("version").asString();
  }

  private String route() {
    return "/api/v1/calendars/" + eva + "/hours";
  }

  private ResponseSpec replaced(String seen, Map<String, ?> body) {
    return owner.replaces(seen, URI.create(route()), body);
  }

  private List<String> texts(String sql) {
    return server.texts(chat.tenant(), sql);
  }

  private static void refused(ResponseSpec answer, int status, String code) {
    answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
  }
}
