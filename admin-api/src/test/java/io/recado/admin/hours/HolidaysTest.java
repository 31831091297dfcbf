package io.recado.admin.hours;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.access.Role;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@Tag("server")
class HolidaysTest {

  private static final String ROUTE = "/api/v1/hours/holidays";

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Person owner = server.person(chat.tenant(), Role.OWNER);
  private final LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(40);

  @Test
  void eachDayIsToldOnceWithWhetherItIsThereAlready() {
    server.execute(
        chat.tenant(),
        "insert into special_day (tenant_id, day, name) values ($1, '%s', 'Feria')".formatted(day));

    var told =
        owner.does(
            "POST",
            ROUTE,
            file(
                event(day, "Navidad"),
                event(day, "Fiesta patronal"),
                event(day, "Navidad"),
                event(day.plusDays(1), "x".repeat(100)),
                event(day.minusDays(80), "Pasado"),
                "DTSTART:20261224T180000\nSUMMARY:Cena"));

    assertThat(said(told))
        .containsExactly(
            day + " Fiesta patronal · Navidad true",
            day.plusDays(1) + " " + "x".repeat(79) + "… false");
    assertThat(told.get("passedOver").asInt()).isEqualTo(1);
    assertThat(owner.get("/api/v1/hours").get("specialDays")).hasSize(1);
  }

  @Test
  void whatIsNoCalendarIsRefused() {
    owner
        .asks("POST", ROUTE, Map.of("calendar", "day,name\n2026-12-25,Navidad"))
        .expectStatus()
        .isEqualTo(422)
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("calendar-unreadable");
    owner.asks("POST", ROUTE, Map.of("calendar", " ")).expectStatus().isBadRequest();
  }

  @Test
  void agentsReadNone() {
    server
        .person(chat.tenant(), Role.AGENT)
        .asks("POST", ROUTE, file(event(day, "Navidad")))
        .expectStatus()
        .isForbidden();
  }

  private static List<String> said(JsonNode told) {
    return told.get("days")
        .valueStream()
        .map(
            one ->
                "%s %s %s"
                    .formatted(
                        one.get("day").asString(), one.get("name").asString(), one.get("known")))
        .toList();
  }

  private static String event(LocalDate day, String name) {
    return "DTSTART;VALUE=DATE:%s\nSUMMARY:%s"
        .formatted(day.format(DateTimeFormatter.BASIC_ISO_DATE), name);
  }

  private static Map<String, Object> file(String... events) {
    var text = new StringBuilder("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:test\n");
    for (var event : events) {
      text.append("BEGIN:VEVENT\n").append(event).append("\nEND:VEVENT\n");
    }
    return Map.of("calendar", text.append("END:VCALENDAR\n").toString().replace("\n", "\r\n"));
  }
}
