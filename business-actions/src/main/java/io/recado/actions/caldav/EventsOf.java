package io.recado.actions.caldav;

import java.io.IOException;
import java.io.StringReader;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import net.fortuna.ical4j.data.CalendarParserImpl;
import net.fortuna.ical4j.data.DefaultContentHandler;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.component.VEvent;

/**
 * The events of a calendar's text. Zones are those that Java knows, by their names of the IANA;
 * what a calendar says itself of how a zone goes is passed over. The library's own builder would
 * register that with Java at each reading, and nothing ever takes it out again.
 */
final class EventsOf extends DefaultContentHandler {

  private static final String ZONE = "TZID";

  private final List<VEvent> events = new ArrayList<>();

  private EventsOf() {
    super(_ -> {}, null);
  }

  /**
   * @param calendar as RFC 5545 has it
   * @throws CalDavException when it cannot be read
   */
  static List<VEvent> text(String calendar) {
    var reading = new EventsOf();
    try {
      new CalendarParserImpl().parse(new StringReader(calendar), reading);
    } catch (IOException | ParserException | RuntimeException e) {
      // What nests too deeply, or ends what never began, the library tells in many ways.
      throw CalDavException.unreadable(e);
    }
    return List.copyOf(reading.events);
  }

  /** Not as the class above has it, which registers zones here. */
  @Override
  public void endCalendar() {
    calendarComponents.stream()
        .filter(VEvent.class::isInstance)
        .map(VEvent.class::cast)
        .forEach(events::add);
  }

  @Override
  public void parameter(String name, String value) {
    if (name.equalsIgnoreCase(ZONE)) {
      propertyBuilder.defaultTimeZone(ZoneId.of(value.replace("\"", "")));
    } else {
      super.parameter(name, value);
    }
  }
}
