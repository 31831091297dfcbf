package io.recado.actions.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.action.ActionOutcome.Done;
import io.recado.action.ActionOutcome.Rejected;
import io.recado.action.ActionOutcome.Unavailable;
import io.recado.actions.caldav.CalDavAccount;
import io.recado.testing.Await;
import io.recado.testing.FreePort;
import java.io.IOException;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Debian's Radicale, as a process of its own. */
@Tag("server")
@Tag("real-server")
class RadicaleTest extends OnAnAgenda {

  private static final LocalDate THURSDAY = LocalDate.of(2026, 11, 26);

  /** 10:00 in Santiago. */
  private static final Instant TEN = Instant.parse("2026-11-26T13:00:00Z");

  private static final String LUNCH_EVERY_THURSDAY =
      """
      BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:-//Somebody//EN
      BEGIN:VEVENT
      UID:lunch
      DTSTAMP:20260101T000000Z
      DTSTART;TZID=America/Santiago:20260903T113000
      DTEND;TZID=America/Santiago:20260903T123000
      RRULE:FREQ=WEEKLY
      SUMMARY:Lunch
      END:VEVENT
      END:VCALENDAR
      """;

  @TempDir private Path directory;

  private Process radicale;
  private URI calendar;

  @BeforeEach
  void startAndConnect() throws Exception {
    var port = FreePort.any();
    calendar = URI.create("http://localhost:%d/demo/agenda/".formatted(port));
    radicale = start(port);
    awaitAnswer();
    assertThat(send("MKCALENDAR", calendar, "").statusCode()).isEqualTo(201);
    connect("secret");
  }

  @AfterEach
  void end() throws InterruptedException {
    radicale.destroy();
    assertThat(radicale.waitFor()).isNotNegative();
  }

  @Test
  void whatRecursThereIsNeitherOfferedNorBooked() throws Exception {
    put("lunch.ics", LUNCH_EVERY_THURSDAY);

    assertThat(offered(THURSDAY)).containsExactly("jue 26 nov, 9:00", "jue 26 nov, 10:00");
    assertThat(book("1", TEN.plus(Duration.ofHours(1)))).isEqualTo(new Rejected("taken"));
    assertThat(book("2", TEN)).isInstanceOf(Done.class);
  }

  @Test
  void whatIsBookedMovedAndCancelledIsThereAndGoes() throws Exception {
    var booked = booked(TEN);
    write();
    assertThat(start(event())).isEqualTo("20261126T130000Z");

    Await.done(
        bookings.move(
            request("move"), booked.number(), wanted(TEN.plus(Duration.ofHours(1))), NOW));
    write();
    assertThat(start(event())).isEqualTo("20261126T140000Z");
    assertThat(offered(THURSDAY)).as("what is ours counts as we know it").hasSize(1);

    Await.done(bookings.cancel(request("cancel"), booked, NOW));
    write();
    assertThat(event().statusCode()).isEqualTo(404);
    assertThat(add.count("calendar_write")).isZero();
  }

  @Test
  void withTheWrongPasswordNothingIsBookedOrWritten() throws Exception {
    connect("wrong");

    assertThat(book("1", TEN)).isInstanceOf(Unavailable.class);
    booked(TEN);
    write();

    assertThat(add.count("calendar_write")).isEqualTo(1);
    assertThat(event().statusCode()).isEqualTo(404);
  }

  @Test
  void whenItHasGoneAwayWhatIsBookedWaitsForIt() throws Exception {
    radicale.destroy();
    radicale.waitFor();

    assertThat(offered(THURSDAY)).hasSize(3);
    assertThat(book("1", TEN)).isInstanceOf(Unavailable.class);
  }

  private void connect(String password) {
    Await.done(
        servers()
            .connect(
                tenant, calendars().getFirst(), new CalDavAccount(calendar, "demo", password)));
  }

  private void write() {
    Await.done(writing().run());
  }

  private HttpResponse<String> event() throws Exception {
    return send("GET", calendar.resolve(CalendarRows.uid(tenant, 1001) + ".ics"), "");
  }

  private static String start(HttpResponse<String> event) {
    return CalendarFilesTest.parsed(event.body())
        .getComponents(Component.VEVENT)
        .getFirst()
        .getRequiredProperty(Property.DTSTART)
        .getValue();
  }

  private void put(String name, String text) throws Exception {
    var answer = send("PUT", calendar.resolve(name), text.replace("\n", "\r\n"));
    assertThat(answer.statusCode()).isEqualTo(201);
  }

  private HttpResponse<String> send(String method, URI address, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(address)
            .method(method, BodyPublishers.ofString(body))
            .header("Content-Type", "text/calendar; charset=utf-8")
            .build();
    try (var http = client()) {
      return http.send(request, BodyHandlers.ofString());
    }
  }

  /** Another for each call: the server closes connections that a client would use again. */
  private static HttpClient client() {
    return HttpClient.newBuilder()
        .authenticator(
            new Authenticator() {
              @Override
              protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication("demo", "secret".toCharArray());
              }
            })
        .build();
  }

  private Process start(int port) throws IOException {
    Files.writeString(directory.resolve("users"), "demo:secret\n");
    var config =
        """
        [server]
        hosts = localhost:%d
        [auth]
        type = htpasswd
        htpasswd_filename = %s/users
        htpasswd_encryption = plain
        [storage]
        filesystem_folder = %s/collections
        """
            .formatted(port, directory, directory);
    var file = Files.writeString(directory.resolve("config"), config);
    return new ProcessBuilder("radicale", "--config", file.toString())
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("log").toFile())
        .start();
  }

  /** It listens soon; a server that has ended already never will. */
  private void awaitAnswer() throws Exception {
    for (int tries = 0; radicale.isAlive() && tries < 300; tries++) {
      try {
        send("OPTIONS", calendar.resolve("/"), "");
        return;
      } catch (IOException notYet) {
        var _ = radicale.waitFor(Duration.ofMillis(100));
      }
    }
    throw new IllegalStateException(Files.readString(directory.resolve("log")));
  }
}
