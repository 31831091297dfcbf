package io.recado.actions.caldav;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.requestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.recado.actions.Asked;
import io.recado.egress.EgressException;
import io.recado.egress.TestEgress;
import io.recado.testing.Await;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

class CalDavTest {

  private static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");
  private static final Instant FROM = Instant.parse("2026-11-23T00:00:00Z");
  private static final Instant TO = Instant.parse("2026-12-07T00:00:00Z");
  private static final String EVENT = "/agenda/recado-1.ics";

  @RegisterExtension
  private final WireMockExtension server =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private final CalDav calDav = new CalDav(TestEgress.toThisMachine(Duration.ofSeconds(10)));
  private CalDavAccount account;

  @BeforeEach
  void configure() {
    account = new CalDavAccount(URI.create(server.baseUrl() + "/agenda"), "demo", "secret");
  }

  @Test
  void whatTakesTimeIsAskedForAndNothingElse() {
    reports(
        event("UID:a", "DTSTART:20261124T120000Z", "DTEND:20261124T130000Z"),
        event("UID:b", "DTSTART:20261125T120000Z", "DURATION:PT30M"));

    assertThat(busy())
        .containsExactly(
            busy("a", "2026-11-24T12:00:00Z", "2026-11-24T13:00:00Z"),
            busy("b", "2026-11-25T12:00:00Z", "2026-11-25T12:30:00Z"));
    server.verify(
        requestedFor("REPORT", urlEqualTo("/agenda/"))
            .withHeader("Authorization", equalTo("Basic ZGVtbzpzZWNyZXQ="))
            .withHeader("Depth", equalTo("1"))
            .withRequestBody(
                containing("<C:expand start=\"20261123T000000Z\" end=\"20261207T000000Z\"/>"))
            .withRequestBody(containing("<C:prop name=\"DTSTART\"/>")));
  }

  @Test
  void whatIsCancelledOrLeavesItsTimeFreeTakesNone() {
    reports(
        event("UID:a", "DTSTART:20261124T120000Z", "DTEND:20261124T130000Z", "STATUS:CANCELLED"),
        event("UID:b", "DTSTART:20261124T120000Z", "DTEND:20261124T130000Z", "TRANSP:TRANSPARENT"),
        event("UID:c", "DTSTART:20270124T120000Z", "DTEND:20270124T130000Z"));

    assertThat(busy()).isEmpty();
  }

  @Test
  void wholeDaysAndTimesWithoutAZoneAreThoseOfTheTenant() {
    reports(
        event("UID:a", "DTSTART;VALUE=DATE:20261124", "DTEND;VALUE=DATE:20261125"),
        event("UID:b", "DTSTART:20261126T090000", "DTEND:20261126T100000"),
        event("UID:c", "DTSTART;VALUE=DATE:20261127"));

    assertThat(busy())
        .containsExactly(
            busy("a", "2026-11-24T03:00:00Z", "2026-11-25T03:00:00Z"),
            busy("b", "2026-11-26T12:00:00Z", "2026-11-26T13:00:00Z"),
            busy("c", "2026-11-27T03:00:00Z", "2026-11-28T03:00:00Z"));
  }

  /** Radicale before 3.2 is one that writes nothing out. */
  @Test
  void whatAServerDoesNotWriteOutIsWrittenOutHere() {
    reports(
        calendar(
            event(
                "UID:a",
                "DTSTART;TZID=America/Santiago:20261102T130000",
                "DTEND;TZID=America/Santiago:20261102T140000",
                "RRULE:FREQ=WEEKLY;BYDAY=MO,WE",
                "EXDATE;TZID=America/Santiago:20261202T130000"),
            event(
                "UID:a",
                "RECURRENCE-ID;TZID=America/Santiago:20261125T130000",
                "DTSTART;TZID=America/Santiago:20261125T150000",
                "DTEND;TZID=America/Santiago:20261125T160000"),
            event(
                "UID:a",
                "RECURRENCE-ID;TZID=America/Santiago:20261130T130000",
                "DTSTART;TZID=America/Santiago:20261130T130000",
                "DTEND;TZID=America/Santiago:20261130T140000",
                "STATUS:CANCELLED")));

    assertThat(busy())
        .containsExactlyInAnyOrder(
            busy("a", "2026-11-23T16:00:00Z", "2026-11-23T17:00:00Z"),
            busy("a", "2026-11-25T18:00:00Z", "2026-11-25T19:00:00Z"));
  }

  @Test
  void wholeDaysRecurToo() {
    reports(event("UID:a", "DTSTART;VALUE=DATE:20261001", "RRULE:FREQ=MONTHLY"));

    assertThat(busy()).containsExactly(busy("a", "2026-12-01T03:00:00Z", "2026-12-02T03:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 301, 400, 401, 403, 404, 500, 503})
  void anythingButAReportFails(int status) {
    answers("REPORT", status, "");

    fails(busyCall(), CalDavException.class, String.valueOf(status));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "<html xmlns='DAV:'/>",
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><multistatus xmlns='DAV:'>&e;</multistatus>",
        "<!DOCTYPE x SYSTEM 'http://localhost/x.dtd'><multistatus xmlns='DAV:'/>"
      })
  void whatIsNoReportIsNotRead(String body) {
    answers("REPORT", 207, body);

    fails(busyCall(), CalDavException.class, "unreadable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no calendar",
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART:yesterday\r\nEND:VEVENT\r\nEND:VCALENDAR",
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nEND:VEVENT\r\nEND:VCALENDAR",
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTART:20200101T000000Z\r\nRRULE:FREQ=SECONDLY\r\nEND:VEVENT\r\nEND:VCALENDAR"
      })
  void aCalendarThatCannotBeReadIsNotTakenForFree(String calendar) {
    reports(calendar);

    fails(busyCall(), CalDavException.class, "unreadable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DTSTART:20260101T000000Z\r\nRRULE:FREQ=MINUTELY",
        "DTSTART:20260101T000000Z\r\nRRULE:FREQ=HOURLY",
        "DTSTART:20260101T000000Z\r\nRRULE:FREQ=DAILY;BYSECOND=1",
        "DTSTART:20260101T000000Z\r\nRRULE:FREQ=DAILY;BYHOUR=1,2,3,4,5;BYMINUTE=1,2,3,4,5",
        "DTSTART:19700101T000000Z\r\nRRULE:FREQ=DAILY",
        "DTSTART:16000101T000000Z\r\nRRULE:FREQ=YEARLY",
        "DTSTART:20260101T000000Z\r\nRRULE:FREQ=DAILY\r\nEXRULE:FREQ=SECONDLY",
        "DTSTART;TZID=Company/Office:20261124T090000\r\nDURATION:PT1H"
      })
  void whatWouldTakeForEverOrIsInAnUnknownZoneIsNotRead(String lines) {
    reports(event("UID:a", lines));

    fails(busyCall(), CalDavException.class, "unreadable");
  }

  @Test
  void aRuleThatNamesADayAThousandTimesIsNotRead() {
    var days = "1,".repeat(1_000) + "1";
    reports(event("UID:a", "DTSTART:20260101T000000Z", "RRULE:FREQ=MONTHLY;BYMONTHDAY=" + days));

    fails(busyCall(), CalDavException.class, "unreadable");
  }

  @Test
  void birthdaysAreRead() {
    reports(event("UID:a", "DTSTART;VALUE=DATE:19541124", "RRULE:FREQ=YEARLY"));

    assertThat(busy()).containsExactly(busy("a", "2026-11-24T03:00:00Z", "2026-11-25T03:00:00Z"));
  }

  @Test
  void moreEventsOrTimesThanAnybodyHasAreNotRead() {
    var single = event("UID:a", "DTSTART:20200101T000000Z", "DURATION:PT1H");
    reports(calendar(single.repeat(5_001)));
    fails(busyCall(), CalDavException.class, "unreadable");

    var daily = event("UID:a", "DTSTART:20261101T000000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY");
    reports(calendar(daily.repeat(1_000)));
    fails(busyCall(), CalDavException.class, "unreadable");
  }

  /** What a process learns of zones it never forgets. */
  @Test
  void readingACalendarTeachesThisProcessNoZone() {
    reports(
        calendar(
            String.join(
                "\r\n",
                "BEGIN:VTIMEZONE",
                "TZID:America/Santiago",
                "BEGIN:STANDARD",
                "DTSTART:20260405T000000",
                "TZOFFSETFROM:-0300",
                "TZOFFSETTO:-0400",
                "END:STANDARD",
                "END:VTIMEZONE",
                ""),
            event(
                "UID:a",
                "DTSTART;TZID=\"America/Santiago\":20261124T090000",
                "DTEND;TZID=America/Santiago:20261124T100000")));
    var known = ZoneId.getAvailableZoneIds();

    for (int i = 0; i < 50; i++) {
      assertThat(busy()).containsExactly(busy("a", "2026-11-24T12:00:00Z", "2026-11-24T13:00:00Z"));
    }

    assertThat(ZoneId.getAvailableZoneIds()).isEqualTo(known);
  }

  @Test
  void aServerThatIsSlowOrHangsUpFails() {
    var impatient = new CalDav(TestEgress.toThisMachine(Duration.ofMillis(100)));
    server.stubFor(request("REPORT", anyUrl()).willReturn(aResponse().withFixedDelay(1_000)));
    fails(impatient.busy(account, FROM, TO, SANTIAGO), EgressException.class, "TOO_SLOW");

    server.stubFor(
        request("REPORT", anyUrl())
            .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
    fails(busyCall(), EgressException.class, "UNREACHABLE");
  }

  @Test
  void aNewEventIsPutWhereNothingIs() {
    answers("PROPFIND", 404, "");
    answers("PUT", 201, "");

    Await.done(calDav.put(account, "recado-1", "BEGIN:VCALENDAR"));

    server.verify(
        putRequestedFor(urlEqualTo(EVENT))
            .withHeader("If-None-Match", equalTo("*"))
            .withHeader("If-Match", absent())
            .withHeader("Content-Type", equalTo("text/calendar; charset=utf-8"))
            .withRequestBody(equalTo("BEGIN:VCALENDAR")));
  }

  @Test
  void aChangedEventTakesThePlaceOfTheOneThatWasRead() {
    tagged("\"7\"");
    answers("PUT", 204, "");

    Await.done(calDav.put(account, "recado-1", "BEGIN:VCALENDAR"));

    server.verify(
        putRequestedFor(urlEqualTo(EVENT))
            .withHeader("If-Match", equalTo("\"7\""))
            .withHeader("If-None-Match", absent()));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 412, 500, 507})
  void whatIsNotWrittenFails(int status) {
    tagged("\"7\"");
    answers("PUT", status, "");

    fails(calDav.put(account, "recado-1", ""), CalDavException.class, String.valueOf(status));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 500, 503})
  void whereItIsNotToldWhatIsThereNothingIsWritten(int status) {
    answers("PROPFIND", status, "");

    fails(calDav.put(account, "recado-1", ""), CalDavException.class, String.valueOf(status));
    server.verify(0, putRequestedFor(anyUrl()));
  }

  /** Each waits for another step; whether a silent server has written is not known. */
  @ParameterizedTest
  @ValueSource(strings = {"PROPFIND", "PUT", "DELETE"})
  void aServerThatIsSilentFails(String method) {
    tagged("\"7\"");
    server.stubFor(request(method, anyUrl()).willReturn(aResponse().withFixedDelay(1_000)));
    var impatient = new CalDav(TestEgress.toThisMachine(Duration.ofMillis(100)));
    var call =
        method.equals("DELETE")
            ? impatient.delete(account, "recado-1")
            : impatient.put(account, "recado-1", "");

    Asked.until(
        server,
        requestedFor(method, anyUrl()),
        () -> fails(call, EgressException.class, "TOO_SLOW"));
  }

  @Test
  void aTagThatIsMissingFails() {
    answers("PROPFIND", 207, "<multistatus xmlns='DAV:'/>");

    fails(calDav.put(account, "recado-1", ""), CalDavException.class, "unreadable");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 204, 404, 410})
  void whatIsNotThereIsAway(int status) {
    answers("DELETE", status, "");

    Await.done(calDav.delete(account, "recado-1"));

    server.verify(requestedFor("DELETE", urlEqualTo(EVENT)));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 423, 503})
  void whatIsNotTakenAwayFails(int status) {
    answers("DELETE", status, "");

    fails(calDav.delete(account, "recado-1"), CalDavException.class, String.valueOf(status));
  }

  @Test
  void nobodyReadsThePasswordInALog() {
    assertThat(account.toString()).isEqualTo("CalDavAccount");
  }

  private Mono<List<Busy>> busyCall() {
    return calDav.busy(account, FROM, TO, SANTIAGO);
  }

  private List<Busy> busy() {
    return Await.value(busyCall());
  }

  private static Busy busy(String uid, String from, String to) {
    return new Busy(uid, Instant.parse(from), Instant.parse(to));
  }

  private static void fails(
      Mono<?> call, Class<? extends RuntimeException> failure, String message) {
    assertThatThrownBy(() -> Await.done(call)).isInstanceOf(failure).hasMessage(message);
  }

  private void tagged(String etag) {
    answers(
        "PROPFIND",
        207,
        """
        <d:multistatus xmlns:d="DAV:"><d:response><d:href>%s</d:href><d:propstat>
        <d:prop><d:getetag>%s</d:getetag></d:prop><d:status>HTTP/1.1 200 OK</d:status>
        </d:propstat></d:response></d:multistatus>
        """
            .formatted(EVENT, etag));
  }

  private void reports(String... events) {
    var responses = new StringBuilder();
    for (var event : events) {
      responses
          .append("<response><href>/agenda/x.ics</href><propstat><prop><c:calendar-data>")
          .append(event.startsWith("BEGIN:VEVENT") ? calendar(event) : event)
          .append("</c:calendar-data></prop></propstat></response>");
    }
    answers(
        "REPORT",
        207,
        "<multistatus xmlns='DAV:' xmlns:c='urn:ietf:params:xml:ns:caldav'>%s</multistatus>"
            .formatted(responses));
  }

  private static String calendar(String... events) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n%sEND:VCALENDAR\r\n"
        .formatted(String.join("", events));
  }

  private static String event(String... lines) {
    return "BEGIN:VEVENT\r\n%s\r\nEND:VEVENT\r\n".formatted(String.join("\r\n", lines));
  }

  private void answers(String method, int status, String body) {
    server.stubFor(
        request(method, anyUrl()).willReturn(aResponse().withStatus(status).withBody(body)));
  }
}
