package io.recado.admin.hours;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.actions.hours.OpeningHours;
import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.access.Role;
import io.recado.tenant.Tenants;
import io.recado.testing.Await;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@Tag("server")
class HoursOfTheOwnerTest {

  private static final String ROUTE = "/api/v1/hours";
  private static final LocalDate MONDAY = LocalDate.parse("2099-03-02");

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Person owner = server.person(chat.tenant(), Role.OWNER);
  private final Person agent = server.person(chat.tenant(), Role.AGENT);

  @Test
  void whatAnOwnerSetsHoldsAtOnce() {
    var before = agent.get(ROUTE);
    assertThat(before.get("week")).hasSize(7).allMatch(day -> day.get("spans").isEmpty());

    var body =
        Map.of(
            "week",
            List.of(
                weekday("MONDAY", "14:00-18:00", "09:00-13:00"), weekday("SUNDAY", "22:00-00:00")),
            "specialDays",
            List.of(
                special("2099-12-25", "Navidad"), special("2099-03-09", "Feria", "10:00-12:00")));
    put(owner, before.get("version").asString(), body).expectStatus().isOk();

    var after = agent.get(ROUTE);
    assertThat(after.get("version")).isNotEqualTo(before.get("version"));
    assertThat(after.at("/week/0/spans/0/opens").asString()).isEqualTo("09:00");
    assertThat(after.at("/week/0/spans/1/closes").asString()).isEqualTo("18:00");
    assertThat(after.at("/specialDays/0/name").asString()).isEqualTo("Feria");
    assertThat(after.at("/specialDays/1/spans")).isEmpty();
    assertThat(openings(MONDAY)).isEqualTo(2);
    assertThat(openings(MONDAY.plusWeeks(1))).isEqualTo(1);
    assertThat(openings(MONDAY.plusDays(1))).isZero();
    assertThat(openings(LocalDate.parse("2099-12-25"))).isZero();
  }

  @Test
  void whoLookedAtOtherHoursChangesNothing() {
    var seen = owner.get(ROUTE).get("version").asString();
    put(owner, seen, week("09:00-18:00")).expectStatus().isOk();

    refused(put(owner, seen, week("10:00-11:00")), 412, "terms-changed");
    refused(put(owner, "no version", week("10:00-11:00")), 412, "terms-changed");
    refused(put(owner, null, week("10:00-11:00")), 428, "if-match-missing");

    assertThat(owner.get(ROUTE).at("/week/0/spans/0/opens").asString()).isEqualTo("09:00");
    assertThat(
            server.texts(
                chat.tenant(),
                "select action || ' ' || reference || ' ' || (actor_name = '%s')::text from audit_entry"
                        .formatted(owner.id())
                    + " where tenant_id = $1 and action like 'terms.%'"))
        .containsExactly("terms.changed hours true");
  }

  @Test
  void agentsSetNone() {
    put(agent, "0", week("09:00-18:00")).expectStatus().isForbidden();
  }

  @ParameterizedTest
  @CsvSource({
    "09:00-13:00, 12:59-18:00",
    "09:00-00:00, 18:00-19:00",
    "09:00-09:00, ",
    "9:00-18:00, ",
    "09:00-24:00, "
  })
  void aDayOpensBeforeItClosesAndOnceAtATime(String one, @Nullable String other) {
    var spans = other == null ? new String[] {one} : new String[] {one, other};

    refused(put(owner, "0", week(spans)), 400, "body-unreadable");
  }

  @Test
  void aDayIsNamedOnce() {
    var twice = List.of(weekday("MONDAY"), weekday("MONDAY"));
    var body = Map.of("week", twice, "specialDays", List.of());

    refused(put(owner, "0", body), 400, "body-unreadable");
  }

  private int openings(LocalDate day) {
    var tenant = Await.value(server.bean(Tenants.class).find(chat.tenant()));
    return Await.value(server.bean(OpeningHours.class).of(tenant)).on(day).size();
  }

  private ResponseSpec put(Person person, @Nullable String version, Map<String, ?> body) {
    var request = person.client().put().uri(ROUTE).contentType(MediaType.APPLICATION_JSON);
    if (version != null) {
      request.header("If-Match", "\"" + version + "\"");
    }
    return request.bodyValue(body).exchange();
  }

  private static void refused(ResponseSpec answer, int status, String code) {
    answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
  }

  private static Map<String, ?> week(String... monday) {
    return Map.of("week", List.of(weekday("MONDAY", monday)), "specialDays", List.of());
  }

  private static Map<String, ?> weekday(String day, String... spans) {
    return Map.of("weekday", day, "spans", spans(spans));
  }

  private static Map<String, ?> special(String day, String name, String... spans) {
    return Map.of("day", day, "name", name, "spans", spans(spans));
  }

  private static List<?> spans(String... spans) {
    return Arrays.stream(spans)
        .map(span -> span.split("-", -1))
        .map(span -> Map.of("opens", span[0], "closes", span[1]))
        .toList();
  }
}
