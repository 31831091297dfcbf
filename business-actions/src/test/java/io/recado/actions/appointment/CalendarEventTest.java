package io.recado.actions.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import org.junit.jupiter.api.Test;

class CalendarEventTest {

  private static final Instant NOW = Instant.parse("2026-11-23T11:30:00Z");
  private static final String AWKWARD =
      "Größe; Maß, Übergabe \\ «ñandú» 🛠 und noch viel mehr, damit es länger als eine Zeile wird 🛠🛠🛠🛠🛠🛠🛠🛠\nzweite";

  @Test
  void noLineIsLongerThanSeventyFiveBytesAndNoCharacterIsCut() {
    var lines = event(AWKWARD).kept(NOW).split("\r\n");

    assertThat(lines)
        .allSatisfy(
            line -> {
              assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75);
              assertThat(line).doesNotContain("\n", "\ufffd");
            });
  }

  @Test
  void anothersParserReadsWhatWasWritten() {
    var parsed = CalendarFilesTest.parsed(event(AWKWARD).kept(NOW));

    var event = parsed.getComponents(Component.VEVENT).getFirst();
    assertThat(event.getRequiredProperty(Property.SUMMARY).getValue()).isEqualTo(AWKWARD);
    assertThat(parsed.getProperty(Property.METHOD)).as("on a server (RFC 4791, 4.1)").isEmpty();
  }

  @Test
  void aNameCannotAddLinesOrParameters() {
    var name = "Red\";X=\"\r\nATTENDEE:mailto:a@example.com";

    var text = event("x").sent(new CalendarEvent.Organizer(name, "urn:x:y"), NOW);

    assertThat(text.replace("\r\n ", "").split("\r\n"))
        .contains("ORGANIZER;CN=\"Red ;X=   ATTENDEE:mailto:a@example.com\":urn:x:y");
  }

  private static CalendarEvent event(String summary) {
    return new CalendarEvent(
        "uid", 3, NOW, new Span(NOW, NOW.plusSeconds(3600)), summary, "description", false);
  }
}
