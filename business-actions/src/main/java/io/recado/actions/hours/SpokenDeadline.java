package io.recado.actions.hours;

import io.recado.conversation.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A deadline as one would say it: words that follow a verb, such as "mañana antes de las 10:00" in
 * "Te respondemos …".
 */
public final class SpokenDeadline {

  /** Nobody says 16:27. Only ever later, so that the promise is not shorter than what was meant. */
  private static final Duration GRAIN = Duration.ofMinutes(5);

  private SpokenDeadline() {}

  /** Words for a deadline, said at {@code now}, by the clocks and the calendar of {@code zone}. */
  public static String of(Instant deadline, Instant now, ZoneId zone, Language language) {
    var rounded = roundUp(deadline).atZone(zone);
    var today = now.atZone(zone).toLocalDate();
    return switch (language) {
      case SPANISH -> spanish(day(rounded), rounded.toLocalTime(), today);
      case ENGLISH -> english(day(rounded), rounded.toLocalTime(), today);
      case GERMAN -> german(day(rounded), rounded.toLocalTime(), today);
    };
  }

  /** Words for a deadline nobody can name. */
  public static String unknown(Language language) {
    return switch (language) {
      case SPANISH -> "lo antes posible";
      case ENGLISH -> "as soon as possible";
      case GERMAN -> "so bald wie möglich";
    };
  }

  private static String spanish(LocalDate day, LocalTime time, LocalDate today) {
    var on = relative(day, today, "hoy", "mañana", "'el' EEEE d 'de' MMMM", Language.SPANISH);
    if (time.equals(LocalTime.MIDNIGHT)) {
      return on + " antes de medianoche";
    }
    var article = time.getHour() == 1 ? "la" : "las";
    return "%s antes de %s %s".formatted(on, article, format(time, "H:mm", Language.SPANISH));
  }

  private static String english(LocalDate day, LocalTime time, LocalDate today) {
    var on = relative(day, today, "today", "tomorrow", "'on' EEEE, MMMM d,", Language.ENGLISH);
    if (time.equals(LocalTime.MIDNIGHT)) {
      return on + " before midnight";
    }
    if (time.equals(LocalTime.NOON)) {
      return on + " by noon";
    }
    var clock = format(time, "h:mm a", Language.ENGLISH).toLowerCase(Locale.ROOT);
    return "%s by %s".formatted(on, clock);
  }

  private static String german(LocalDate day, LocalTime time, LocalDate today) {
    var on = relative(day, today, "heute", "morgen", "'am' EEEE, d. MMMM,", Language.GERMAN);
    return time.equals(LocalTime.MIDNIGHT)
        ? on + " vor Mitternacht"
        : "%s bis %s Uhr".formatted(on, format(time, "H:mm", Language.GERMAN));
  }

  private static String relative(
      LocalDate day,
      LocalDate today,
      String sameDay,
      String nextDay,
      String datePattern,
      Language language) {
    if (day.equals(today)) {
      return sameDay;
    }
    if (day.equals(today.plusDays(1))) {
      return nextDay;
    }
    return DateTimeFormatter.ofPattern(datePattern, language.locale()).format(day);
  }

  private static String format(LocalTime time, String pattern, Language language) {
    return DateTimeFormatter.ofPattern(pattern, language.locale()).format(time);
  }

  /** Midnight is the end of the day before, to those who wait for it. */
  private static LocalDate day(ZonedDateTime deadline) {
    return deadline.minusNanos(1).toLocalDate();
  }

  private static Instant roundUp(Instant moment) {
    long grain = GRAIN.toSeconds();
    long seconds = moment.getEpochSecond() + (moment.getNano() > 0 ? 1 : 0);
    return Instant.ofEpochSecond(Math.ceilDiv(seconds, grain) * grain);
  }
}
