package io.recado.actions.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.actions.ticket.TestNews;
import io.recado.testing.Await;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The files behind customers' links, as another's parser reads them. */
@Tag("server")
class CalendarFilesTest extends OnAnAgenda {

  private static final Instant START = Instant.parse("2026-11-26T13:00:00Z");

  private CalendarFiles files;
  private Appointment appointment;

  @BeforeEach
  void book() {
    files =
        new PostgresCalendarFiles(
            database().database().dispatch(), database().client(), database().scope(), clock);
    appointment = booked(START);
  }

  @Test
  void whatIsBookedIsPutIntoACalendar() {
    var file = file(link());

    assertThat(file.validate(true).getEntries()).isEmpty();
    assertThat(property(file, Property.METHOD)).isEqualTo("PUBLISH");
    assertThat(ofEvent(file, Property.UID)).isEqualTo("recado-" + tenant + "-1001");
    assertThat(ofEvent(file, Property.SEQUENCE)).isEqualTo("0");
    assertThat(ofEvent(file, Property.DTSTART)).isEqualTo("20261126T130000Z");
    assertThat(ofEvent(file, Property.DTEND)).isEqualTo("20261126T140000Z");
    assertThat(ofEvent(file, Property.DTSTAMP)).isEqualTo("20261123T113000Z");
    assertThat(ofEvent(file, Property.SUMMARY)).isEqualTo("Visita · A tenant");
    assertThat(ofEvent(file, Property.DESCRIPTION)).isEqualTo("Cita C-1001");
    assertThat(ofEvent(file, Property.STATUS)).isEqualTo("CONFIRMED");
  }

  @Test
  void aMoveTakesTheOldTimesPlaceInTheCalendar() {
    var before = link();

    Await.done(
        bookings.move(
            request("move"), appointment.number(), wanted(START.plus(Duration.ofDays(1))), NOW));

    assertThat(link()).as("the link the customer has goes on to work").isEqualTo(before);
    assertThat(ofEvent(file(before), Property.UID)).isEqualTo("recado-" + tenant + "-1001");
    assertThat(ofEvent(file(before), Property.SEQUENCE)).isEqualTo("1");
    assertThat(ofEvent(file(before), Property.DTSTART)).isEqualTo("20261127T130000Z");
  }

  @Test
  void aConfirmationChangesNothingInTheCalendar() {
    Await.done(bookings.confirm(request("confirm"), appointment, NOW));

    assertThat(ofEvent(file(link()), Property.SEQUENCE)).isEqualTo("0");
  }

  @Test
  void whatIsCancelledIsTakenOutOfTheCalendar() {
    Await.done(bookings.cancel(request("cancel"), appointment, NOW));

    var file = file(link());
    assertThat(file.validate(true).getEntries()).isEmpty();
    assertThat(property(file, Property.METHOD)).isEqualTo("CANCEL");
    assertThat(ofEvent(file, Property.STATUS)).isEqualTo("CANCELLED");
    assertThat(ofEvent(file, Property.SEQUENCE)).isEqualTo("1");
  }

  @Test
  void aLinkThatWasTakenBackOpensNothing() {
    var before = link();

    Await.done(
        new AgendaDesk(database().client(), database().scope(), TestNews.on(database()), clock)
            .revokeLink(tenant, 1001));

    assertThat(files.open(before).blockOptional()).isEmpty();
    assertThat(files.open(link()).blockOptional()).isPresent();
  }

  @Test
  void aLinkKeepsThePathThatTheProductStandsUnder() {
    var token = new UUID(0, 1);

    assertThat(new CalendarLinks(URI.create("https://example.com/chat")).to(token))
        .hasToString("https://example.com/chat/appointments/%s.ics".formatted(token));
    assertThat(new CalendarLinks(URI.create("https://example.com/")).to(token))
        .hasToString("https://example.com/appointments/%s.ics".formatted(token));
  }

  @Test
  void noLinkOpensWhatIsLongOver() {
    clock.set(START.plus(Duration.ofDays(31)));

    assertThat(files.open(link()).blockOptional()).isEmpty();
    assertThat(files.open(UUID.randomUUID()).blockOptional()).isEmpty();
  }

  private UUID link() {
    return Await.value(
        add.query("select link_token from appointment where tenant_id = $1", UUID.class).next());
  }

  private Calendar file(UUID token) {
    return parsed(Await.value(files.open(token)));
  }

  static Calendar parsed(String text) {
    try {
      return new CalendarBuilder().build(new StringReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParserException e) {
      throw new AssertionError(text, e);
    }
  }

  private static String property(Calendar file, String name) {
    return file.getRequiredProperty(name).getValue();
  }

  private static String ofEvent(Calendar file, String name) {
    return file.getComponents(Component.VEVENT).getFirst().getRequiredProperty(name).getValue();
  }
}
