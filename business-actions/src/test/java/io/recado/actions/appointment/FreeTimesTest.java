package io.recado.actions.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.actions.hours.BusinessHours;
import io.recado.actions.hours.OpenPeriod;
import io.recado.conversation.Language;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FreeTimesTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
  private static final Instant LONG_AGO = Instant.EPOCH;
  private static final List<List<Span>> ONE_FREE = List.of(List.of());

  /** An hour, every hour, with half an hour kept free after it. */
  static final Service VISIT =
      new Service(
          new UUID(0, 1),
          Map.of(Language.SPANISH, "Visita", Language.ENGLISH, "Visit", Language.GERMAN, "Besuch"),
          Duration.ofHours(1),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(2),
          null);

  @Test
  void everyStepOfTheOpenHoursIsFreeAsLongAsItEndsInThem() {
    assertThat(on(MONDAY, LONG_AGO, ONE_FREE))
        .containsExactly("09:00", "10:00", "11:00", "14:00", "15:00");
  }

  @Test
  void whatIsTakenIsLeftOutWithItsBuffer() {
    var taken = List.of(span("10:00", "11:30"));

    // From 09:00 it would be kept free until 10:30.
    assertThat(on(MONDAY, LONG_AGO, List.of(taken))).containsExactly("14:00", "15:00");
  }

  @Test
  void oneFreeCalendarIsEnough() {
    var taken = List.of(span("09:00", "16:00"));

    assertThat(on(MONDAY, LONG_AGO, List.of(taken, List.of()))).hasSize(5);
    assertThat(on(MONDAY, LONG_AGO, List.of(taken, taken))).isEmpty();
  }

  @Test
  void aServiceWithoutACalendarIsNeverFree() {
    assertThat(on(MONDAY, LONG_AGO, List.of())).isEmpty();
  }

  @Test
  void nothingBeginsBeforeTheNotice() {
    assertThat(on(MONDAY, at(MONDAY, "10:01"), ONE_FREE))
        .containsExactly("11:00", "14:00", "15:00");
  }

  @Test
  void holidaysAreClosed() {
    assertThat(on(MONDAY.plusWeeks(1), LONG_AGO, ONE_FREE)).isEmpty();
  }

  @Test
  void theHourThatSummerTimeLeavesOutIsNotOffered() {
    var night =
        new BusinessHours(
            BERLIN, Map.of(DayOfWeek.SUNDAY, List.of(OpenPeriod.of("01:00", "05:00"))), Map.of());

    assertThat(starts(night, LocalDate.of(2027, 3, 28)))
        .containsExactly("01:00+01:00", "03:00+02:00", "04:00+02:00");
    assertThat(starts(night, LocalDate.of(2026, 10, 25)))
        .containsExactly("01:00+02:00", "02:00+02:00", "02:00+01:00", "03:00+01:00", "04:00+01:00");
  }

  private static List<String> starts(BusinessHours hours, LocalDate day) {
    return new FreeTimes(VISIT, hours, calendars(ONE_FREE))
        .on(day, LONG_AGO).stream()
            .map(start -> start.toLocalTime() + start.getOffset().toString())
            .toList();
  }

  private static List<String> on(LocalDate day, Instant earliest, List<List<Span>> calendars) {
    var periods = List.of(OpenPeriod.of("09:00", "12:00"), OpenPeriod.of("14:00", "16:30"));
    var hours =
        new BusinessHours(
            BERLIN,
            Map.of(DayOfWeek.MONDAY, periods),
            Map.of(MONDAY.plusWeeks(1), List.<OpenPeriod>of()));
    return new FreeTimes(VISIT, hours, calendars(calendars))
        .on(day, earliest).stream().map(start -> start.toLocalTime().toString()).toList();
  }

  private static List<CalendarTimes> calendars(List<List<Span>> taken) {
    return taken.stream().map(spans -> new CalendarTimes(new UUID(0, 1), spans, true)).toList();
  }

  private static Span span(String from, String to) {
    return new Span(at(MONDAY, from), at(MONDAY, to));
  }

  private static Instant at(LocalDate day, String time) {
    return ZonedDateTime.of(day, LocalTime.parse(time), BERLIN).toInstant();
  }
}
