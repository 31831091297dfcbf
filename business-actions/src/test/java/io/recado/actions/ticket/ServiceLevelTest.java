package io.recado.actions.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.actions.hours.BusinessHours;
import io.recado.actions.hours.OpenPeriod;
import io.recado.actions.ticket.TicketAlarm.Kind;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceLevelTest {

  private static final ServiceLevel LEVEL =
      new ServiceLevel(Duration.ofHours(8), Duration.ofHours(24));

  /** A holiday on the Tuesday, in a week of nine open hours a day. */
  private static final BusinessHours HOURS =
      nineToSix(ZoneId.of("America/Santiago"), LocalDate.parse("2026-12-08"));

  @Test
  void whatIsDueIsCountedInOpenHoursPastAHoliday() {
    var mondayAtThree = Instant.parse("2026-12-07T18:00:00Z");

    assertThat(LEVEL.alarms(HOURS, mondayAtThree, 0.25))
        .containsExactly(
            alarm(Kind.ANSWER_WARNING, "2026-12-09T15:00:00Z"),
            alarm(Kind.ANSWER_BREACH, "2026-12-09T17:00:00Z"),
            alarm(Kind.RESOLUTION_WARNING, "2026-12-10T18:00:00Z"),
            alarm(Kind.RESOLUTION_BREACH, "2026-12-11T15:00:00Z"));
    assertThat(LEVEL.promise(HOURS, mondayAtThree))
        .isEqualTo(
            new ServicePromise(
                mondayAtThree,
                Instant.parse("2026-12-09T17:00:00Z"),
                Instant.parse("2026-12-11T15:00:00Z")));
  }

  @Test
  void whoIsNeverOpenPromisesNothingAndMissesNothing() {
    var never = new BusinessHours(ZoneId.of("America/Santiago"), Map.of(), Map.of());

    assertThat(LEVEL.alarms(never, Instant.EPOCH, 0.25)).isEmpty();
    assertThat(LEVEL.promise(never, Instant.EPOCH))
        .isEqualTo(new ServicePromise(Instant.EPOCH, null, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"America/Santiago", "Europe/Berlin", "America/New_York"})
  void aWarningLeavesItsShareOfOpenTimeWhateverClocksAndHolidaysDo(String zone) {
    var random = new Random(20_261_127);
    for (int i = 0; i < 300; i++) {
      var from = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(31_536_000));
      var holiday = from.atZone(ZoneId.of(zone)).toLocalDate().plusDays(random.nextInt(4));
      var hours = nineToSix(ZoneId.of(zone), holiday);
      var target = Duration.ofMinutes(4 + 4 * random.nextInt(1_000));

      var alarms = new ServiceLevel(target, target).alarms(hours, from, 0.25);

      var warning = alarms.get(0).at();
      var breach = alarms.get(1).at();
      assertThat(hours.plus(warning, target.dividedBy(4))).as("run %d", i).contains(breach);
      assertThat(warning).as("run %d", i).isBefore(breach).isAfter(from);
    }
  }

  private static BusinessHours nineToSix(ZoneId zone, LocalDate holiday) {
    var week =
        Arrays.stream(DayOfWeek.values())
            .collect(
                Collectors.toMap(
                    Function.identity(), day -> List.of(OpenPeriod.of("09:00", "18:00"))));
    return new BusinessHours(zone, week, Map.of(holiday, List.of()));
  }

  private static TicketAlarm alarm(Kind kind, String at) {
    return new TicketAlarm(kind, Instant.parse(at));
  }
}
