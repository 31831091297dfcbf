package io.recado.admin.hours;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.admin.AdminServer;
import io.recado.admin.AdminServer.Person;
import io.recado.admin.Chat;
import io.recado.admin.Errands;
import io.recado.admin.access.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

@Tag("server")
class TimeZoneTest {

  private static final String HOURS = "/api/v1/hours";

  private final AdminServer server = AdminServer.running();
  private final Chat chat = new Chat();
  private final Errands errands = new Errands(chat);
  private final Person owner = server.person(chat.tenant(), Role.OWNER);

  @Test
  void absencesToComeStayAtTheirTimesByTheNewClock() {
    change("0", "America/Santiago").expectStatus().isOk();
    var calendar = errands.calendar("Eva");
    absent(calendar, "2098-06-02 00:00", "2098-06-03 00:00");
    absent(calendar, "2098-06-10 15:00", null);
    absent(calendar, "2020-06-10 15:00", "2020-06-10 16:00");

    var changed = change("1", "Europe/Madrid").expectStatus().isOk();

    changed.expectHeader().valueEquals("ETag", "\"2\"");
    changed.expectBody().jsonPath("$.timeZone").isEqualTo("Europe/Madrid");
    assertThat(
            server.texts(
                chat.tenant(),
                """
                select concat_ws(' ', lower(during) at time zone 'Europe/Madrid', upper(during) at time zone 'Europe/Madrid')
                from calendar_absence where tenant_id = $1 and during && '[2098-01-01,)' order by during
                """))
        .containsExactly("2098-06-02 00:00:00 2098-06-03 00:00:00", "2098-06-10 15:00:00");
    assertThat(
            server.texts(
                chat.tenant(),
                "select (lower(during) at time zone 'America/Santiago')::text from calendar_absence"
                    + " where tenant_id = $1 and upper(during) < now()"))
        .containsExactly("2020-06-10 15:00:00");
    assertThat(
            server.texts(
                chat.tenant(),
                "select reference from audit_entry where tenant_id = $1"
                    + " and action = 'tenant.time_zone_changed' order by entry_id"))
        .containsExactly("America/Santiago", "Europe/Madrid");
  }

  /** Six hours are between the two zones, and the later one is moved first. */
  @Test
  void anAbsenceMayComeToBeWhereAnotherWas() {
    change("0", "America/Santiago").expectStatus().isOk();
    var calendar = errands.calendar("Eva");
    absent(calendar, "2098-06-02 12:00", "2098-06-02 18:00");
    absent(calendar, "2098-06-02 06:00", "2098-06-02 12:00");

    change("1", "Europe/Madrid").expectStatus().isOk();

    assertThat(
            server.texts(
                chat.tenant(),
                """
                select concat_ws(' ', lower(during) at time zone 'Europe/Madrid', lower_inc(during))
                from calendar_absence where tenant_id = $1 order by during
                """))
        .containsExactly("2098-06-02 06:00:00 t", "2098-06-02 12:00:00 t");
  }

  /** In Madrid it is three o'clock right after two: this would end before it begins. */
  @Test
  void anAbsenceOfAnHourThatIsSkippedStaysWhereItIs() {
    change("0", "America/Santiago").expectStatus().isOk();
    absent(errands.calendar("Eva"), "2098-03-30 02:30", "2098-03-30 03:10");

    change("1", "Europe/Madrid").expectStatus().isOk();

    assertThat(
            server.texts(
                chat.tenant(),
                "select (lower(during) at time zone 'America/Santiago')::text from calendar_absence"
                    + " where tenant_id = $1"))
        .containsExactly("2098-03-30 02:30:00");
  }

  @Test
  void whileCustomersHaveTimesToComeItStays() {
    var before = owner.get(HOURS).get("timeZone").asString();
    var conversation = chat.waits("ana", "hola");
    errands.appointment(conversation, Instant.now().plus(Duration.ofDays(3)));

    refused(change("0", "Asia/Tokyo"), 409, "still-booked");

    assertThat(owner.get(HOURS).get("timeZone").asString()).isEqualTo(before);
    server.execute(
        chat.tenant(), "update appointment set state = 'cancelled' where tenant_id = $1");
    change("0", "Asia/Tokyo").expectStatus().isOk();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "America/Atlantis", "GMT+1", "SystemV/PST8"})
  void whatIsNoZoneIsRefused(String zone) {
    refused(change("0", zone), 400, "body-unreadable");
  }

  @Test
  void itIsChangedByOwnersAgainstTheHoursThatWereLookedAt() {
    change("0", "Europe/Berlin").expectStatus().isOk();

    refused(change("0", "Europe/Madrid"), 412, "terms-changed");
    server
        .person(chat.tenant(), Role.AGENT)
        .asks("PUT", HOURS + "/time-zone", Map.of("timeZone", "Europe/Madrid"))
        .expectStatus()
        .isForbidden();
  }

  private void absent(Object calendar, String from, @Nullable String until) {
    server.execute(
        chat.tenant(),
        """
        insert into calendar_absence (tenant_id, calendar_id, during)
        select $1, '%s', tstzrange('%s'::timestamp at time zone time_zone, %s::timestamp at time zone time_zone)
        from tenant where tenant_id = $1
        """
            .formatted(calendar, from, until == null ? "null" : "'" + until + "'"));
  }

  private ResponseSpec change(String version, String zone) {
    return owner
        .client()
        .method(HttpMethod.PUT)
        .uri(HOURS + "/time-zone")
        .header("If-Match", version)
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(Map.of("timeZone", zone))
        .exchange();
  }

  private static void refused(ResponseSpec answer, int status, String code) {
    answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
  }
}
