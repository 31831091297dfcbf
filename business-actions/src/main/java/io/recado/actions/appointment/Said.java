package io.recado.actions.appointment;

import io.recado.conversation.Language;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/** How the time of an appointment reads. */
final class Said {

  private Said() {}

  /** Short enough for a button: "jue 26 nov, 10:00". */
  static String briefly(ZonedDateTime at, Language language) {
    return format(
        at,
        language,
        switch (language) {
          case SPANISH -> "EEE d MMM, H:mm";
          case ENGLISH -> "EEE d MMM, HH:mm";
          case GERMAN -> "EEE dd.MM., H:mm";
        });
  }

  /** In full: "jueves 26 de noviembre a las 10:00". */
  static String fully(ZonedDateTime at, Language language) {
    return format(
        at,
        language,
        switch (language) {
          case SPANISH ->
              at.getHour() == 1 ? "EEEE d 'de' MMMM 'a la' H:mm" : "EEEE d 'de' MMMM 'a las' H:mm";
          case ENGLISH -> "EEEE, d MMMM 'at' HH:mm";
          case GERMAN -> "EEEE, d. MMMM 'um' H:mm 'Uhr'";
        });
  }

  /** A day in full: "jueves 26 de noviembre". */
  static String day(LocalDate day, Language language) {
    return format(
        day,
        language,
        switch (language) {
          case SPANISH -> "EEEE d 'de' MMMM";
          case ENGLISH -> "EEEE, d MMMM";
          case GERMAN -> "EEEE, d. MMMM";
        });
  }

  /** A day, short enough for a button: "jue 26 nov". */
  static String dayBriefly(LocalDate day, Language language) {
    return format(day, language, language == Language.GERMAN ? "EEE dd.MM." : "EEE d MMM");
  }

  private static String format(TemporalAccessor at, Language language, String pattern) {
    return DateTimeFormatter.ofPattern(pattern, language.locale()).format(at);
  }
}
