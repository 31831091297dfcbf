package io.recado.actions.appointment;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * An appointment as programs for calendars take it (RFC 5545). Times are in UTC, so that no time
 * zone has to be described. The same {@code uid} with a greater {@code sequence} takes the place of
 * what a calendar has.
 *
 * @param changedAt when it was booked, moved or cancelled last
 */
record CalendarEvent(
    String uid,
    long sequence,
    Instant changedAt,
    Span during,
    String summary,
    String description,
    boolean cancelled) {

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /**
   * As it is sent to somebody (RFC 5546): to be put into their calendar, or taken out of it.
   *
   * @param organizer what is named as who holds it
   */
  String sent(Organizer organizer, Instant now) {
    var method = cancelled ? "CANCEL" : "PUBLISH";
    return text(List.of("METHOD:" + method), List.of(organizer.line()), now);
  }

  /** As it stands in a calendar on a server, where nothing is sent to anybody (RFC 4791, 4.1). */
  String kept(Instant now) {
    return text(List.of(), List.of(), now);
  }

  private String text(List<String> ofCalendar, List<String> ofEvent, Instant now) {
    var lines = new ArrayList<>(List.of("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Recado//EN"));
    lines.addAll(ofCalendar);
    lines.addAll(
        List.of(
            "BEGIN:VEVENT",
            "UID:" + uid,
            "SEQUENCE:" + sequence,
            "DTSTAMP:" + UTC.format(now),
            "LAST-MODIFIED:" + UTC.format(changedAt),
            "DTSTART:" + UTC.format(during.from()),
            "DTEND:" + UTC.format(during.to()),
            "SUMMARY:" + ContentLine.escaped(summary),
            "DESCRIPTION:" + ContentLine.escaped(description),
            "STATUS:" + (cancelled ? "CANCELLED" : "CONFIRMED")));
    lines.addAll(ofEvent);
    lines.addAll(List.of("END:VEVENT", "END:VCALENDAR"));
    return ContentLine.folded(lines);
  }

  /**
   * Who holds an appointment; RFC 5546 wants one named.
   *
   * @param address a URI of theirs
   */
  record Organizer(String name, String address) {

    /** Within quotes, quotes cannot stand; control characters nowhere in a parameter. */
    String line() {
      return "ORGANIZER;CN=\"%s\":%s".formatted(name.replaceAll("[\"\\p{Cntrl}]", " "), address);
    }
  }
}
