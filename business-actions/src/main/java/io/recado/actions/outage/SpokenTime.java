package io.recado.actions.outage;

import io.recado.conversation.Language;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * When something is or was, after a verb: "hoy a las 14:05", "yesterday at 14:05", "am Montag, 23.
 * November um 14:05 Uhr".
 *
 * @param now when it is said
 * @param zone the tenant's
 */
record SpokenTime(Instant now, ZoneId zone, Language language) {

  String of(Instant moment) {
    var at = moment.atZone(zone);
    var today = now.atZone(zone).toLocalDate();
    long days = ChronoUnit.DAYS.between(today, at.toLocalDate());
    return day(at, days) + " " + clock(at);
  }

  private String day(ZonedDateTime at, long days) {
    boolean thisYear = at.getYear() == now.atZone(zone).getYear();
    return switch (language) {
      case SPANISH ->
          near(
              days,
              "ayer",
              "hoy",
              "mañana",
              thisYear ? "'el' EEEE d 'de' MMMM" : "'el' d 'de' MMMM 'de' yyyy",
              at);
      case ENGLISH ->
          near(
              days,
              "yesterday",
              "today",
              "tomorrow",
              thisYear ? "'on' EEEE, d MMMM" : "'on' d MMMM yyyy",
              at);
      case GERMAN ->
          near(
              days,
              "gestern",
              "heute",
              "morgen",
              thisYear ? "'am' EEEE, d. MMMM" : "'am' d. MMMM yyyy",
              at);
    };
  }

  private String near(
      long days, String before, String same, String after, String pattern, ZonedDateTime at) {
    if (days == -1) {
      return before;
    }
    if (days == 0) {
      return same;
    }
    return days == 1 ? after : format(at, pattern);
  }

  private String clock(ZonedDateTime at) {
    return switch (language) {
      case SPANISH -> format(at, at.getHour() == 1 ? "'a la' H:mm" : "'a las' H:mm");
      case ENGLISH -> format(at, "'at' HH:mm");
      case GERMAN -> format(at, "'um' H:mm 'Uhr'");
    };
  }

  private String format(ZonedDateTime at, String pattern) {
    return DateTimeFormatter.ofPattern(pattern, language.locale()).format(at);
  }
}
