package io.recado.actions.appointment;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.requestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static io.recado.actions.appointment.CalendarKind.PERSON;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.recado.action.ActionOutcome.Done;
import io.recado.action.ActionOutcome.Rejected;
import io.recado.action.ActionOutcome.Unavailable;
import io.recado.actions.caldav.CalDavAccount;
import io.recado.testing.Await;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;

/** A calendar that stands on a server too, as customers and that server find it. */
@Tag("server")
class CalendarServersTest extends OnAnAgenda {

  private static final LocalDate THURSDAY = LocalDate.of(2026, 11, 26);

  /** 10:00 in Santiago. */
  private static final Instant TEN = Instant.parse("2026-11-26T13:00:00Z");

  @RegisterExtension
  private final WireMockExtension server =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private UUID calendar;

  @BeforeEach
  void connect() {
    calendar = calendars().getFirst();
    var at = URI.create(server.baseUrl() + "/agenda/");
    Await.done(servers().connect(tenant, calendar, new CalDavAccount(at, "demo", "secret")));
    answers("PROPFIND", 404);
    answers("PUT", 201);
    answers("DELETE", 204);
    reports();
  }

  @Test
  void aTimeThatIsTakenThereIsNeitherOfferedNorBooked() {
    reports(event("private", "20261126T130000Z"));

    assertThat(offered(THURSDAY)).containsExactly("jue 26 nov, 11:00");
    assertThat(book("1", TEN)).isEqualTo(new Rejected("taken"));
  }

  /** An event of ours that is not moved there yet would stand in its own way. */
  @Test
  void ourOwnEventsThereTakeNothing() {
    reports(event(CalendarRows.uid(tenant, 1001), "20261126T130000Z"));

    assertThat(offered(THURSDAY)).hasSize(3);
  }

  @Test
  void whileTheServerIsAwayTimesAreOfferedAndNothingIsBooked() {
    answers("REPORT", 503);

    assertThat(offered(THURSDAY)).hasSize(3);
    assertThat(book("1", TEN)).isInstanceOf(Unavailable.class);
    assertThat(add.count("appointment")).isZero();

    reports();
    assertThat(book("1", TEN)).isInstanceOf(Done.class);
    assertThat(book("1", TEN)).isInstanceOf(Done.class);
    assertThat(add.count("appointment")).isEqualTo(1);
  }

  @Test
  void whatTurnsOutTakenWhenTheServerAnswersIsNotBooked() {
    answers("REPORT", 503);
    assertThat(book("1", TEN)).isInstanceOf(Unavailable.class);

    reports(event("private", "20261126T130000Z"));

    assertThat(book("1", TEN)).isEqualTo(new Rejected("taken"));
  }

  @Test
  void aCalendarThatIsNotOnTheServerIsBookedMeanwhile() {
    add.calendar("Technician 2", service);
    answers("REPORT", 503);

    assertThat(book("1", TEN)).isInstanceOf(Done.class);
    assertThat(bookedCalendar()).isNotEqualTo(calendar);
  }

  @Test
  void whatIsBookedMovedAndCancelledIsWrittenThere() {
    var booked = booked(TEN);
    write();
    server.verify(
        putRequestedFor(urlEqualTo(path()))
            .withRequestBody(containing("DTSTART:20261126T130000Z")));

    Await.done(
        bookings.move(
            request("move"), booked.number(), wanted(TEN.plus(Duration.ofHours(1))), NOW));
    write();
    server.verify(
        putRequestedFor(urlEqualTo(path()))
            .withRequestBody(containing("DTSTART:20261126T140000Z")));

    Await.done(bookings.cancel(request("cancel"), booked, NOW));
    write();
    server.verify(requestedFor("DELETE", urlEqualTo(path())));
    assertThat(add.count("calendar_write")).isZero();
  }

  @Test
  void whatTheServerDoesNotTakeIsWrittenLater() {
    answers("PUT", 507);
    booked(TEN);

    write();
    write();
    assertThat(add.count("calendar_write")).as("kept").isEqualTo(1);
    server.verify(1, putRequestedFor(anyUrl()));

    answers("PUT", 201);
    add.execute("update calendar_write set due_at = clock_timestamp() where tenant_id = $1");
    write();
    assertThat(add.count("calendar_write")).isZero();
    assertThat(add.count("appointment")).isEqualTo(1);
  }

  @Test
  void ofManyNodesOneWrites() {
    booked(TEN);

    Await.all(Flux.range(0, 20).flatMap(node -> writing().run().thenReturn(node), 10));

    server.verify(1, putRequestedFor(anyUrl()));
  }

  @Test
  void whatIsMovedToAnotherCalendarIsTakenOutOfTheFirst() {
    booked(TEN);
    add.calendar("Technician 2", service);
    write();

    add.execute(
        "update appointment a set calendar_id = c.calendar_id from calendar c"
            + " where a.tenant_id = $1 and c.tenant_id = $1 and c.name = 'Technician 2'");
    write();

    server.verify(requestedFor("DELETE", urlEqualTo(path())));
  }

  @Test
  void aPlaceThatStandsThereIsAskedAndToldLikeWhoTakesIt() {
    Await.done(servers().disconnect(tenant, calendar));
    var bay = add.place("Bay", service);
    var there = URI.create(server.baseUrl() + "/agenda/");
    Await.done(servers().connect(tenant, bay, new CalDavAccount(there, "demo", "secret")));
    reports(event("private", "20261126T130000Z"));
    assertThat(offered(THURSDAY)).containsExactly("jue 26 nov, 11:00");

    reports();
    assertThat(book("1", TEN)).isInstanceOf(Done.class);
    write();
    server.verify(putRequestedFor(urlEqualTo(path())));

    answers("REPORT", 503);
    assertThat(book("2", TEN.plus(Duration.ofDays(1)))).isInstanceOf(Unavailable.class);
    add.execute(
        "update appointment set place_id = null, service_id = service_id where tenant_id = $1");
    write();
    server.verify(requestedFor("DELETE", urlEqualTo(path())));
  }

  @Test
  void whatWasBookedBeforeIsWrittenWhenACalendarIsConnected() {
    Await.done(servers().disconnect(tenant, calendar));
    booked(TEN);
    assertThat(add.count("calendar_write")).isZero();

    connect();

    assertThat(add.count("calendar_write")).isEqualTo(1);
  }

  @Test
  void aServerThatIsAwayLeavesTheCalendarsOfOthersReadable() {
    answers("REPORT", 503);
    add.calendar("Technician 2", service);
    var healthy = calendars().stream().filter(id -> !id.equals(calendar)).findFirst().orElseThrow();
    var there = URI.create(server.baseUrl() + "/healthy/");
    Await.done(servers().connect(tenant, healthy, new CalDavAccount(there, "demo", "secret")));
    server.stubFor(
        WireMock.request("REPORT", urlEqualTo("/healthy/"))
            .willReturn(
                aResponse().withStatus(207).withBody(multistatus(event("b", "20261126T130000Z")))));
    var guarded = servers();
    var known =
        List.of(
            new CalendarTimes(calendar, PERSON, null, List.of(), true),
            new CalendarTimes(healthy, PERSON, null, List.of(), true));
    var within = new Span(TEN, TEN.plus(Duration.ofHours(3)));

    for (int i = 0; i < 30; i++) {
      var times = Await.value(guarded.complete(tenant, known, within, SANTIAGO));
      assertThat(times.getFirst().certain()).isFalse();
      assertThat(times.getLast().certain()).isTrue();
    }

    server.verify(30, requestedFor("REPORT", urlEqualTo("/healthy/")));
    assertThat(server.findAll(requestedFor("REPORT", urlEqualTo("/agenda/"))))
        .as("asked before its guard was up")
        .hasSizeLessThan(30);
  }

  @Test
  void whatWaitsIsDueAtOnceWhenItsCalendarIsConnectedAgain() {
    answers("PUT", 401);
    booked(TEN);
    write();
    server.verify(1, putRequestedFor(anyUrl()));

    connect();
    write();

    server.verify(2, putRequestedFor(anyUrl()));
    assertThat(add.count("calendar_write")).isZero();
  }

  @Test
  void nobodyReadsAPasswordInTheDatabase() {
    var secrets =
        Await.value(
            add.query("select secrets from calendar_server where tenant_id = $1", byte[].class)
                .next());

    assertThat(new String(secrets, StandardCharsets.ISO_8859_1)).doesNotContain("secret", "demo");
  }

  private UUID bookedCalendar() {
    return Await.value(
        add.query("select calendar_id from appointment where tenant_id = $1", UUID.class).next());
  }

  private void write() {
    Await.done(writing().run());
  }

  private String path() {
    return "/agenda/" + CalendarRows.uid(tenant, 1001) + ".ics";
  }

  private void answers(String method, int status) {
    server.stubFor(WireMock.request(method, anyUrl()).willReturn(aResponse().withStatus(status)));
  }

  private void reports(String... events) {
    server.stubFor(
        WireMock.request("REPORT", anyUrl())
            .willReturn(aResponse().withStatus(207).withBody(multistatus(events))));
  }

  private static String multistatus(String... events) {
    return "<multistatus xmlns='DAV:' xmlns:c='urn:ietf:params:xml:ns:caldav'>%s</multistatus>"
        .formatted(String.join("", events));
  }

  /** An hour of somebody's. */
  private static String event(String uid, String start) {
    return """
    <response><propstat><prop><c:calendar-data>BEGIN:VCALENDAR
    BEGIN:VEVENT
    UID:%s
    DTSTART:%s
    DURATION:PT1H
    END:VEVENT
    END:VCALENDAR
    </c:calendar-data></prop></propstat></response>
    """
        .formatted(uid, start);
  }
}
