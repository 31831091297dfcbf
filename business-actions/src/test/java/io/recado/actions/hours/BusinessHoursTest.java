package io.recado.actions.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessHoursTest {

  private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
  private static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");
  private static final OpenPeriod NINE_TO_SIX = OpenPeriod.of("09:00", "18:00");
  private static final OpenPeriod NINE_TO_ONE = OpenPeriod.of("09:00", "13:00");
  private static final LocalDate HOLIDAY = LocalDate.parse("2026-12-08");
  private static final LocalDate SHORT_DAY = LocalDate.parse("2026-12-24");

  /** Monday to Friday 9 to 18, Saturday 9 to 13; a holiday on a Tuesday, a short Thursday. */
  private static BusinessHours shop(ZoneId zone) {
    var week = new EnumMap<DayOfWeek, List<OpenPeriod>>(DayOfWeek.class);
    for (int day = 1; day <= 5; day++) {
      week.put(DayOfWeek.of(day), List.of(NINE_TO_SIX));
    }
    week.put(DayOfWeek.SATURDAY, List.of(NINE_TO_ONE));
    return new BusinessHours(
        zone,
        week,
        Map.of(HOLIDAY, List.of(), SHORT_DAY, List.of(OpenPeriod.of("10:00", "12:00"))));
  }

  @ParameterizedTest(name = "{0} + {1} = {2} ({3})")
  @CsvSource({
    "2026-11-23T10:00, PT2H,    2026-11-23T12:00, within a day",
    "2026-11-23T10:00, PT8H,    2026-11-23T18:00, to the very end of a day",
    "2026-11-23T17:00, PT2H,    2026-11-24T10:00, over night",
    "2026-11-23T20:00, PT2H,    2026-11-24T11:00, from the night",
    "2026-11-23T03:00, PT2H,    2026-11-23T11:00, from before opening",
    "2026-11-20T17:00, PT6H,    2026-11-23T10:00, over Saturday and Sunday",
    "2026-11-21T12:00, PT2H,    2026-11-23T10:00, over Sunday",
    "2026-11-22T12:00, PT30M,   2026-11-23T09:30, from Sunday",
    "2026-12-07T17:30, PT1H,    2026-12-09T09:30, over a holiday",
    "2026-12-08T11:00, PT1H,    2026-12-09T10:00, from a holiday",
    "2026-12-23T17:00, PT4H,    2026-12-25T10:00, over a short day",
    "2026-11-23T10:00, PT24H,   2026-11-25T16:00, several days",
    "2026-11-23T10:00, PT490H,  2027-02-02T17:00, ten weeks of 49 hours and 16 lost to special days",
    "2026-11-23T10:00, PT0S,    2026-11-23T10:00, no time while open",
    "2026-11-23T20:00, PT0S,    2026-11-24T09:00, no time while closed",
    "2026-11-23T18:00, PT0S,    2026-11-24T09:00, no time at closing",
    "2026-11-23T17:59:59.5, PT1S, 2026-11-24T09:00:00.5, parts of seconds",
  })
  void countsOpenTimeOnly(
      LocalDateTime from, Duration open, LocalDateTime expected, String because) {
    var end = shop(MADRID).plus(at(from, MADRID), open);

    assertThat(end).as(because).contains(at(expected, MADRID));
  }

  @ParameterizedTest(name = "{0}: {1} + {2} = {3}")
  @CsvSource({
    // Clocks jump from 2 to 3 on 29 March 2026 in Madrid, and go back from 3 to 2 on 25 October.
    "Europe/Madrid,    2026-03-28T20:00:00Z, PT12H, 2026-03-29T08:00:00Z",
    "Europe/Madrid,    2026-10-24T20:00:00Z, PT12H, 2026-10-25T08:00:00Z",
    // In Santiago they jump from midnight to 1 on 6 September 2026, and go back from midnight to
    // 23 on 4 April.
    "America/Santiago, 2026-09-06T02:00:00Z, PT12H, 2026-09-06T14:00:00Z",
    "America/Santiago, 2026-04-05T01:00:00Z, PT12H, 2026-04-05T13:00:00Z",
  })
  void dayAndNightIsEveryHourThatPasses(
      ZoneId zone, Instant from, Duration open, Instant expected) {
    assertThat(BusinessHours.always(zone).plus(from, open)).contains(expected);
  }

  @Test
  void openingTimesFollowTheClocksOverAChange() {
    // Friday 16:00 in winter time + 3 h: Saturday is closed, Monday 10:00 is in summer time.
    var week =
        Map.of(DayOfWeek.FRIDAY, List.of(NINE_TO_SIX), DayOfWeek.MONDAY, List.of(NINE_TO_SIX));
    var hours = new BusinessHours(MADRID, week, Map.of());

    var end = hours.plus(Instant.parse("2026-03-27T15:00:00Z"), Duration.ofHours(3));

    assertThat(end).contains(Instant.parse("2026-03-30T08:00:00Z"));
  }

  @Test
  void anHourThatIsLeftOutIsNotCounted() {
    // Sunday 1:30 to 3:30 lasts one hour when 2:00 to 3:00 is left out.
    var night = onSundays(MADRID, OpenPeriod.of("01:30", "03:30"));

    var end = night.plus(at("2026-03-29T01:30", MADRID), Duration.ofMinutes(60));
    var beyond = night.plus(at("2026-03-29T01:30", MADRID), Duration.ofMinutes(61));

    assertThat(end).contains(at("2026-03-29T03:30", MADRID));
    assertThat(beyond).contains(at("2026-04-05T01:31", MADRID));
  }

  @Test
  void anHourThatIsRepeatedIsCountedTwice() {
    var night = onSundays(MADRID, OpenPeriod.of("01:30", "03:30"));

    var end = night.plus(at("2026-10-25T01:30", MADRID), Duration.ofHours(3));

    assertThat(end).contains(at("2026-10-25T03:30", MADRID));
  }

  @Test
  void periodsThatBeginOrEndInALeftOutHourAreCutThere() {
    var opensInGap = onSundays(MADRID, OpenPeriod.of("02:30", "04:00"));
    var closesInGap = onSundays(MADRID, OpenPeriod.of("01:00", "02:30"));
    var swallowed = onSundays(MADRID, OpenPeriod.of("02:10", "02:50"));
    var midnight = Instant.parse("2026-03-28T23:00:00Z");

    assertThat(opensInGap.plus(midnight, Duration.ZERO)).contains(at("2026-03-29T03:00", MADRID));
    assertThat(closesInGap.plus(midnight, Duration.ofHours(1)))
        .contains(at("2026-03-29T03:00", MADRID));
    assertThat(swallowed.plus(midnight, Duration.ZERO)).contains(at("2026-04-05T02:10", MADRID));
  }

  @Test
  void aDayThatBeginsAtOneIsWholeAllTheSame() {
    // 6 September 2026 in Santiago has no hour between midnight and 1.
    var sundays = onSundays(SANTIAGO, OpenPeriod.ALL_DAY);
    var saturdayNoon = Instant.parse("2026-09-05T16:00:00Z");

    assertThat(sundays.plus(saturdayNoon, Duration.ZERO))
        .contains(Instant.parse("2026-09-06T04:00:00Z"));
    assertThat(sundays.plus(saturdayNoon, Duration.ofHours(23)))
        .contains(Instant.parse("2026-09-07T03:00:00Z"));
  }

  @Test
  void aDayThatEndsTwiceEndsTheSecondTime() {
    // 4 April 2026 in Santiago has the hour from 23 to midnight twice.
    var saturdays =
        new BusinessHours(
            SANTIAGO, Map.of(DayOfWeek.SATURDAY, List.of(OpenPeriod.ALL_DAY)), Map.of());
    var begin = Instant.parse("2026-04-04T03:00:00Z");

    assertThat(saturdays.plus(begin, Duration.ofHours(25)))
        .contains(Instant.parse("2026-04-05T04:00:00Z"));
  }

  @Test
  void periodsAfterAPauseAndPeriodsThatTouchOrOverlapAddUp() {
    var siesta =
        onSundays(MADRID, OpenPeriod.of("16:00", "20:00"), OpenPeriod.of("09:00", "14:00"));
    var overlapping =
        onSundays(MADRID, OpenPeriod.of("09:00", "12:00"), OpenPeriod.of("10:00", "11:00"));

    assertThat(siesta.plus(at("2026-11-22T13:00", MADRID), Duration.ofHours(2)))
        .contains(at("2026-11-22T17:00", MADRID));
    assertThat(overlapping.plus(at("2026-11-22T09:00", MADRID), Duration.ofHours(4)))
        .contains(at("2026-11-29T10:00", MADRID));
  }

  @Test
  void whatIsNeverOpenNeverComes() {
    var never = new BusinessHours(MADRID, Map.of(), Map.of(HOLIDAY, List.of()));

    assertThat(never.plus(Instant.parse("2026-11-23T12:00:00Z"), Duration.ofHours(1))).isEmpty();
    assertThat(never.plus(Instant.parse("2026-11-23T12:00:00Z"), Duration.ZERO)).isEmpty();
  }

  @Test
  void whatIsOpenOnOneDayOnlyRunsOut() {
    var once = new BusinessHours(MADRID, Map.of(), Map.of(HOLIDAY, List.of(NINE_TO_ONE)));
    var before = Instant.parse("2026-11-23T12:00:00Z");

    assertThat(once.plus(before, Duration.ofHours(4))).contains(at("2026-12-08T13:00", MADRID));
    assertThat(once.plus(before, Duration.ofHours(5))).isEmpty();
    assertThat(once.plus(at("2026-12-08T13:00", MADRID), Duration.ZERO)).isEmpty();
  }

  @Test
  void knowsWhetherItIsOpen() {
    var shop = shop(SANTIAGO);

    assertThat(shop.isOpenAt(at("2026-11-23T09:00", SANTIAGO))).isTrue();
    assertThat(shop.isOpenAt(at("2026-11-23T17:59", SANTIAGO))).isTrue();
    assertThat(shop.isOpenAt(at("2026-11-23T18:00", SANTIAGO))).isFalse();
    assertThat(shop.isOpenAt(at("2026-12-08T10:00", SANTIAGO))).isFalse();
  }

  @Test
  void impossibleTimesAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> OpenPeriod.of("18:00", "09:00"));
    assertThatIllegalArgumentException().isThrownBy(() -> OpenPeriod.of("09:00", "09:00"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> shop(MADRID).plus(Instant.EPOCH, Duration.ofNanos(-1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Europe/Madrid", "America/Santiago", "America/Mexico_City", "Asia/Kathmandu"})
  void agreesWithCountingMinuteByMinute(String zoneName) {
    var zone = ZoneId.of(zoneName);
    var random = new Random(20_261_123);
    for (int i = 0; i < 100; i++) {
      var model = new Model(zone, random);
      var from = Instant.parse("2026-01-01T00:00:00Z").plus(minutes(random, 365 * 24 * 60));
      var open = minutes(random, 30 * 60).plusMinutes(1);

      assertThat(model.hours().plus(from, open))
          .as("run %d: %s + %s in %s", i, from, open, model)
          .isEqualTo(Optional.of(model.countMinutes(from, open)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Europe/Madrid", "America/Santiago"})
  void takingTimeInPartsIsTakingItAtOnce(String zoneName) {
    var zone = ZoneId.of(zoneName);
    var random = new Random(20_261_124);
    for (int i = 0; i < 500; i++) {
      var hours = new Model(zone, random).hours();
      var from = Instant.parse("2026-01-01T00:00:00Z").plus(minutes(random, 365 * 24 * 60));
      var one = minutes(random, 60 * 60);
      var other = minutes(random, 60 * 60).plusMinutes(1);

      var inParts = hours.plus(from, one).flatMap(middle -> hours.plus(middle, other));

      assertThat(inParts).as("run %d", i).isEqualTo(hours.plus(from, one.plus(other)));
    }
  }

  private static Duration minutes(Random random, int bound) {
    return Duration.ofMinutes(random.nextInt(bound));
  }

  private static BusinessHours onSundays(ZoneId zone, OpenPeriod... periods) {
    return new BusinessHours(zone, Map.of(DayOfWeek.SUNDAY, List.of(periods)), Map.of());
  }

  private static Instant at(String local, ZoneId zone) {
    return at(LocalDateTime.parse(local), zone);
  }

  private static Instant at(LocalDateTime local, ZoneId zone) {
    return local.atZone(zone).toInstant();
  }

  /** Random hours, and the plain way to count them. Monday is always open, so counting ends. */
  private record Model(
      ZoneId zone,
      Map<DayOfWeek, List<OpenPeriod>> week,
      Map<LocalDate, List<OpenPeriod>> specialDays) {

    Model(ZoneId zone, Random random) {
      this(zone, new EnumMap<>(DayOfWeek.class), new HashMap<>());
      for (var day : DayOfWeek.values()) {
        if (day == DayOfWeek.MONDAY || random.nextInt(3) > 0) {
          week.put(day, periods(random));
        }
      }
      for (int i = 0; i < 40; i++) {
        var day = LocalDate.parse("2026-01-01").plusDays(random.nextInt(400));
        specialDays.put(day, random.nextBoolean() ? List.of() : periods(random));
      }
    }

    /** All day, or inside the hours no zone ever changes its clocks in. */
    private static List<OpenPeriod> periods(Random random) {
      if (random.nextInt(4) == 0) {
        return List.of(OpenPeriod.ALL_DAY);
      }
      int opens = 4 * 60 + random.nextInt(8 * 60);
      int closes = opens + 1 + random.nextInt(22 * 60 - opens);
      return List.of(
          new OpenPeriod(
              LocalTime.ofSecondOfDay(opens * 60L), LocalTime.ofSecondOfDay(closes * 60L)));
    }

    BusinessHours hours() {
      return new BusinessHours(zone, week, specialDays);
    }

    Instant countMinutes(Instant from, Duration open) {
      var moment = from;
      for (long left = open.toMinutes(); left > 0; moment = moment.plusSeconds(60)) {
        if (isOpen(moment)) {
          left--;
        }
      }
      return moment;
    }

    private boolean isOpen(Instant moment) {
      var local = moment.atZone(zone).toLocalDateTime();
      var periods =
          specialDays.getOrDefault(
              local.toLocalDate(), week.getOrDefault(local.getDayOfWeek(), List.of()));
      return periods.stream().anyMatch(period -> holds(period, local.toLocalTime()));
    }

    private static boolean holds(OpenPeriod period, LocalTime time) {
      return !time.isBefore(period.opens())
          && (period.closesAtMidnight() || time.isBefore(period.closes()));
    }
  }
}
