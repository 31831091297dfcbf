package io.recado.actions.appointment;

import static io.recado.actions.appointment.CalendarKind.PERSON;
import static io.recado.actions.appointment.CalendarKind.PLACE;
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
  private static final List<Span> ALL_DAY = List.of(span("09:00", "16:30"));

  /** An hour, every hour, with half an hour kept free after it. */
  static final Service VISIT = visit(Duration.ZERO);

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
  void whatIsKeptFreeBeforeItIsFreeOfOthersAndMayBeginBeforeItOpens() {
    var prepared = visit(Duration.ofMinutes(45));
    var taken = List.of(span("12:00", "13:30"));

    assertThat(on(prepared, MONDAY, LONG_AGO, List.of(taken)))
        .containsExactly("09:00", "10:00", "15:00");
    assertThat(prepared.occupied(at(MONDAY, "09:00"))).isEqualTo(span("08:15", "10:30"));
  }

  @Test
  void whoWorksLessThanItIsOpenIsToBeHadThenAndWhollyWithinAStretch() {
    var works = List.of(OpenPeriod.of("09:30", "11:30"), OpenPeriod.of("15:00", "20:00"));
    var eva = calendarWith(Map.of(DayOfWeek.MONDAY, works));
    var ben = calendarWith(Map.of(DayOfWeek.TUESDAY, works));

    // What is kept free after an appointment may be after hours, as it may be after closing.
    assertThat(on(List.of(eva))).containsExactly("10:00", "15:00");
    assertThat(on(List.of(ben))).isEmpty();
    assertThat(on(List.of(eva, ben))).containsExactly("10:00", "15:00");
  }

  private static CalendarTimes calendarWith(Map<DayOfWeek, List<OpenPeriod>> week) {
    var hours = new BusinessHours(BERLIN, week, Map.of());
    return new CalendarTimes(new UUID(0, 1), PERSON, hours, List.of(), true);
  }

  @Test
  void oneFreeCalendarIsEnough() {
    var taken = List.of(span("09:00", "16:00"));

    assertThat(on(MONDAY, LONG_AGO, List.of(taken, List.of()))).hasSize(5);
    assertThat(on(MONDAY, LONG_AGO, List.of(taken, taken))).isEmpty();
  }

  @Test
  void whatOnlyServersThatAreAwayWouldAddIsPerhaps() {
    var certain = new CalendarTimes(id(1), PERSON, null, List.of(), true);
    var away = new CalendarTimes(id(2), PERSON, null, List.of(), false);
    var bay = new CalendarTimes(id(3), PLACE, null, List.of(), true);
    var full = new CalendarTimes(id(3), PLACE, null, ALL_DAY, true);

    assertThat(room(certain, away)).isEqualTo(new Room(List.of(id(1)), List.of(), false));
    assertThat(room(away, bay)).isEqualTo(new Room(List.of(), List.of(), true));
    assertThat(room(away, full)).isEqualTo(Room.NONE);
  }

  @Test
  void whetherSomethingKeptIsStillFreeDependsOnNobodyElse() {
    var away = new CalendarTimes(id(2), PERSON, null, List.of(), false);
    var full = new CalendarTimes(id(1), PERSON, null, ALL_DAY, true);
    var free = new CalendarTimes(id(3), PERSON, null, List.of(), true);
    var bay = new CalendarTimes(id(4), PLACE, null, List.of(), true);

    assertThat(roomOf(alone(1), full, away)).isEqualTo(Room.NONE);
    assertThat(roomOf(alone(2), away, free)).isEqualTo(new Room(List.of(), List.of(), true));
    assertThat(roomOf(alone(3), away, free)).isEqualTo(new Room(List.of(id(3)), List.of(), false));
    assertThat(roomOf(new WhoAndWhere(id(3), id(4)), away, free, bay))
        .isEqualTo(new Room(List.of(id(3)), List.of(id(4)), false));
    assertThat(roomOf(alone(3), free, bay)).as("a place is needed by now").isEqualTo(Room.NONE);
  }

  private static Room room(CalendarTimes... calendars) {
    return new FreeTimes(VISIT, open(), List.of(calendars)).room(at(MONDAY, "10:00"), LONG_AGO);
  }

  private static Room roomOf(WhoAndWhere kept, CalendarTimes... calendars) {
    return new FreeTimes(VISIT, open(), List.of(calendars))
        .roomOf(kept, at(MONDAY, "10:00"), LONG_AGO);
  }

  private static WhoAndWhere alone(int calendar) {
    return WhoAndWhere.alone(id(calendar));
  }

  private static UUID id(int number) {
    return new UUID(0, number);
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

  /** An hour, every hour, with half an hour kept free after it, and so long before it. */
  private static Service visit(Duration bufferBefore) {
    return new Service(
        new UUID(0, 1),
        Map.of(Language.SPANISH, "Visita", Language.ENGLISH, "Visit", Language.GERMAN, "Besuch"),
        Duration.ofHours(1),
        bufferBefore,
        Duration.ofMinutes(30),
        Duration.ofHours(1),
        Duration.ofHours(2),
        null);
  }

  private static List<String> on(LocalDate day, Instant earliest, List<List<Span>> calendars) {
    return on(VISIT, day, earliest, calendars);
  }

  private static List<String> on(
      Service service, LocalDate day, Instant earliest, List<List<Span>> calendars) {
    return starts(new FreeTimes(service, open(), calendars(calendars)), day, earliest);
  }

  /** On Monday. */
  private static List<String> on(List<CalendarTimes> calendars) {
    return starts(new FreeTimes(VISIT, open(), calendars), MONDAY, LONG_AGO);
  }

  private static List<String> starts(FreeTimes free, LocalDate day, Instant earliest) {
    return free.on(day, earliest).stream().map(start -> start.toLocalTime().toString()).toList();
  }

  private static BusinessHours open() {
    var periods = List.of(OpenPeriod.of("09:00", "12:00"), OpenPeriod.of("14:00", "16:30"));
    return new BusinessHours(
        BERLIN,
        Map.of(DayOfWeek.MONDAY, periods),
        Map.of(MONDAY.plusWeeks(1), List.<OpenPeriod>of()));
  }

  private static List<CalendarTimes> calendars(List<List<Span>> taken) {
    return taken.stream()
        .map(spans -> new CalendarTimes(new UUID(0, 1), PERSON, null, spans, true))
        .toList();
  }

  private static Span span(String from, String to) {
    return new Span(at(MONDAY, from), at(MONDAY, to));
  }

  private static Instant at(LocalDate day, String time) {
    return ZonedDateTime.of(day, LocalTime.parse(time), BERLIN).toInstant();
  }
}
