package io.recado.intents.entity;

import static java.util.Objects.requireNonNullElse;

import io.recado.conversation.Language;
import io.recado.dialogue.SlotValue;
import io.recado.intents.entity.time.DayOrder;
import io.recado.intents.entity.time.Standpoint;
import io.recado.intents.entity.time.Times;
import io.recado.intents.entity.time.Times.Found;
import io.recado.intents.entity.time.When;
import io.recado.intents.entity.time.When.Hours;
import io.recado.intents.text.PlainText;
import io.recado.intents.text.WordList;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Days and times that customers answer with or mention. Everything they say is a reading: who names
 * two days is asked which. Days that are over answer nothing: "since yesterday" is said of faults.
 */
public final class TimeAnswers {

  private static final Pattern CLAUSE_END = Pattern.compile("[,.;:!?\\n]");

  private final Times times = new Times();
  private final WordList denials = WordList.of("/entity/denials.txt");

  /** The answer to "which day?", where "the 5th" or "5" is enough. */
  public Optional<SlotValue.Day> day(String message, Language language, ZonedDateTime now) {
    return mentionedDay(message, language, now)
        .or(() -> day(times.answeringDay(message, language, here(language, now)), message, now));
  }

  /**
   * The answer to "at what time?", where "10" is enough.
   *
   * @param offered times the customer was asked to choose from, so that "in the afternoon" will do
   */
  public Optional<SlotValue.TimeOfDay> timeOfDay(
      String message, Language language, ZonedDateTime now, List<LocalTime> offered) {
    var here = here(language, now);
    return mentionedTime(message, language, now)
        .or(() -> timeOfDay(times.answeringTime(message, language, here), message))
        .or(() -> choice(times.answeringHalf(message, language, here), offered, message));
  }

  /** The day a message speaks of, asked for or not. */
  public Optional<SlotValue.Day> mentionedDay(
      String message, Language language, ZonedDateTime now) {
    return day(times.in(message, language, here(language, now)), message, now);
  }

  /** The time of day a message speaks of, asked for or not. */
  public Optional<SlotValue.TimeOfDay> mentionedTime(
      String message, Language language, ZonedDateTime now) {
    return timeOfDay(times.in(message, language, here(language, now)), message);
  }

  /** The same, or else the hours a message speaks of: "in the afternoon". Of several, none. */
  public Optional<? extends SlotValue> mentionedTimeOrHours(
      String message, Language language, ZonedDateTime now) {
    var found = times.in(message, language, here(language, now));
    var time = timeOfDay(found, message);
    return time.isPresent() || denied(found, message) ? time : hours(found, message);
  }

  /** "In the afternoon is no good" speaks of hours that will not do. */
  private boolean denied(List<Found> found, String message) {
    var behind = found.isEmpty() ? "" : message.substring(found.getLast().end());
    var clause = CLAUSE_END.split(behind, 2)[0];
    return PlainText.of(clause).words().stream().anyMatch(denials::contains);
  }

  private static Standpoint here(Language language, ZonedDateTime now) {
    return new Standpoint(now, DayOrder.in(language));
  }

  private static Optional<SlotValue.Day> day(List<Found> found, String message, ZonedDateTime now) {
    var today = now.toLocalDate();
    var days =
        readings(found, TimeAnswers::dayOf).stream().filter(day -> !day.isBefore(today)).toList();
    return days.isEmpty()
        ? Optional.empty()
        : Optional.of(new SlotValue.Day(days, evidence(found, message)));
  }

  private static Optional<SlotValue.TimeOfDay> timeOfDay(List<Found> found, String message) {
    var readings = readings(found, TimeAnswers::timeOf);
    return readings.isEmpty()
        ? Optional.empty()
        : Optional.of(new SlotValue.TimeOfDay(readings, evidence(found, message)));
  }

  private static Optional<SlotValue.TimeOfDay> choice(
      List<Found> halves, List<LocalTime> offered, String message) {
    var meant =
        offered.stream()
            .filter(
                time ->
                    readings(halves, TimeAnswers::hoursOf).stream()
                        .anyMatch(hours -> hours.holds(time)))
            .toList();
    return meant.isEmpty()
        ? Optional.empty()
        : Optional.of(new SlotValue.TimeOfDay(meant, evidence(halves, message)));
  }

  private static Optional<SlotValue.Hours> hours(List<Found> found, String message) {
    var hours = readings(found, TimeAnswers::hoursOf);
    return hours.size() == 1 ? value(hours.getFirst(), evidence(found, message)) : Optional.empty();
  }

  /** Hours that go on after midnight are of two days, and none of one. */
  private static Optional<SlotValue.Hours> value(Hours hours, String evidence) {
    var from = requireNonNullElse(hours.from(), LocalTime.MIN);
    var until = requireNonNullElse(hours.until(), LocalTime.MAX);
    return from.isBefore(until)
        ? Optional.of(new SlotValue.Hours(from, until, evidence))
        : Optional.empty();
  }

  private static <T> List<T> readings(List<Found> found, Function<When, Stream<T>> part) {
    return found.stream()
        .flatMap(each -> each.readings().stream())
        .flatMap(part)
        .distinct()
        .toList();
  }

  private static Stream<LocalDate> dayOf(When when) {
    return switch (when) {
      case When.Day(var date) -> Stream.of(date);
      case When.Moment(var at) -> Stream.of(at.toLocalDate());
      case When.Period(var first, var last, _) ->
          first.equals(last) ? Stream.of(first) : Stream.of();
      case When.TimeOfDay _, When.Hours _ -> Stream.of();
    };
  }

  private static Stream<LocalTime> timeOf(When when) {
    return switch (when) {
      case When.TimeOfDay(var time, _) -> Stream.of(time);
      case When.Moment(var at) -> Stream.of(at.toLocalTime());
      case When.Day _, When.Period _, When.Hours _ -> Stream.of();
    };
  }

  private static Stream<Hours> hoursOf(When when) {
    return switch (when) {
      case Hours hours -> Stream.of(hours);
      case When.Period(_, _, var hours) -> Stream.ofNullable(hours);
      case When.Day _, When.TimeOfDay _, When.Moment _ -> Stream.of();
    };
  }

  /** From the first word to the last of all that was found. */
  private static String evidence(List<Found> found, String message) {
    return message.substring(found.getFirst().start(), found.getLast().end());
  }
}
