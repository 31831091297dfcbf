package io.recado.actions.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.actions.hours.BusinessHours;
import io.recado.actions.hours.OpenPeriod;
import io.recado.conversation.ConversationId;
import io.recado.conversation.Language;
import io.recado.conversation.Uuid7;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReminderTimesTest {

  private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration TWO_HOURS = Duration.ofHours(2);

  /** Open on weekdays from nine to six; Thursday the 26th is a holiday. */
  private final ReminderTimes times = new ReminderTimes(ReminderPolicy.USUAL, hours());

  @Test
  void aReminderIsDueSoLongBeforeTheAppointment() {
    assertThat(times.moment(at("2026-11-25T16:00"), DAY)).isEqualTo(at("2026-11-24T16:00"));
    assertThat(times.moment(at("2026-11-25T16:00"), TWO_HOURS)).isEqualTo(at("2026-11-25T14:00"));
  }

  @Test
  void whatWouldBeDueAtNightIsDueBeforeClosingOnTheLastOpenDay() {
    assertThat(times.moment(at("2026-11-25T10:00"), TWO_HOURS)).isEqualTo(at("2026-11-24T17:30"));
    assertThat(times.moment(at("2026-11-30T10:00"), DAY)).isEqualTo(at("2026-11-27T17:30"));
    assertThat(times.moment(at("2026-11-27T10:00"), DAY)).isEqualTo(at("2026-11-25T17:30"));
  }

  @Test
  void aDayIsTwentyFourHoursAlsoWhenClocksAreTurned() {
    assertThat(times.moment(at("2027-03-29T10:00"), Duration.ofDays(3)))
        .isEqualTo(at("2027-03-26T09:00"));
  }

  @Test
  void theNearestReminderWhoseTimeHasComeIsDue() {
    var booked = booked("2026-11-25T16:00", "2026-11-20T10:00");

    assertThat(times.due(booked, at("2026-11-24T15:59"))).isEmpty();
    assertThat(times.due(booked, at("2026-11-24T16:00"))).contains(DAY);
    assertThat(times.due(booked, at("2026-11-25T13:59"))).contains(DAY);
    assertThat(times.due(booked, at("2026-11-25T14:00"))).contains(TWO_HOURS);
    assertThat(times.due(booked, at("2026-11-25T16:00"))).isEmpty();
  }

  @Test
  void whatWasArrangedAfterwardsIsNotRemindedOf() {
    var booked = booked("2026-11-25T16:00", "2026-11-25T09:30");

    assertThat(times.due(booked, at("2026-11-25T09:31"))).isEmpty();
    assertThat(times.due(booked, at("2026-11-25T14:00"))).contains(TWO_HOURS);
  }

  @Test
  void nobodyIsRemindedAtNightAlsoWhenAReminderIsLate() {
    var booked = booked("2026-11-25T10:00", "2026-11-20T10:00");

    assertThat(times.due(booked, at("2026-11-24T23:00"))).isEmpty();
    assertThat(times.due(booked, at("2026-11-25T09:00"))).contains(TWO_HOURS);
  }

  @Test
  void whatWasArrangedAfterTheLastOpenHoursIsRemindedOfInTheNext() {
    var onSaturday = booked("2026-11-30T10:00", "2026-11-28T12:00");
    var justBeforeClosing = booked("2026-11-25T10:00", "2026-11-24T17:45");

    assertThat(times.due(onSaturday, at("2026-11-30T08:59"))).isEmpty();
    assertThat(times.due(onSaturday, at("2026-11-30T09:00"))).contains(TWO_HOURS);
    assertThat(times.due(justBeforeClosing, at("2026-11-24T17:46"))).isEmpty();
    assertThat(times.due(justBeforeClosing, at("2026-11-25T09:00"))).contains(TWO_HOURS);
  }

  @Test
  void whatWasSentIsNotDueAnyMore() {
    var booked = booked("2026-11-25T16:00", "2026-11-20T10:00");
    var reminded = reminded(booked, DAY, "2026-11-24T16:00");

    assertThat(times.due(reminded, at("2026-11-24T16:01"))).isEmpty();
    assertThat(times.due(reminded, at("2026-11-25T14:00"))).contains(TWO_HOURS);
  }

  @Test
  void otherTimesSetSinceRemindNobodyAgain() {
    var booked = booked("2026-11-25T16:00", "2026-11-20T10:00");
    var earlier = new ReminderPolicy(List.of(Duration.ofHours(25)), null);
    var later = new ReminderPolicy(List.of(Duration.ofHours(23)), null);
    var now = at("2026-11-24T17:30");

    assertThat(
            new ReminderTimes(earlier, hours()).due(reminded(booked, DAY, "2026-11-24T16:00"), now))
        .isEmpty();
    assertThat(
            new ReminderTimes(later, hours()).due(reminded(booked, DAY, "2026-11-24T17:10"), now))
        .as("sent late, when this one was due already")
        .isEmpty();
  }

  @Test
  void whoNeverOpensHasNoQuietHours() {
    var always =
        new ReminderTimes(ReminderPolicy.USUAL, new BusinessHours(MADRID, Map.of(), Map.of()));

    assertThat(always.due(booked("2026-11-25T08:00", "2026-11-20T10:00"), at("2026-11-25T06:00")))
        .contains(TWO_HOURS);
  }

  @Test
  void whoWantsNoRemindersGetsNone() {
    var none = new ReminderTimes(new ReminderPolicy(List.of(), null), hours());

    assertThat(none.due(booked("2026-11-25T16:00", "2026-11-20T10:00"), at("2026-11-25T15:00")))
        .isEmpty();
  }

  private static BusinessHours hours() {
    var week = new EnumMap<DayOfWeek, List<OpenPeriod>>(DayOfWeek.class);
    for (var day : DayOfWeek.values()) {
      week.put(
          day,
          day.getValue() > 5
              ? List.of()
              : List.of(OpenPeriod.of("09:00", "13:00"), OpenPeriod.of("13:00", "18:00")));
    }
    return new BusinessHours(MADRID, week, Map.of(LocalDate.parse("2026-11-26"), List.of()));
  }

  private static Booked booked(String start, String arranged) {
    var service =
        new Service(
            Uuid7.next(),
            Map.of(),
            Duration.ofHours(1),
            Duration.ZERO,
            Duration.ZERO,
            TWO_HOURS,
            TWO_HOURS,
            null);
    return new Booked(
        new Appointment(1001, service, at(start)),
        new ConversationId(Uuid7.next()),
        Language.SPANISH,
        at(arranged),
        false,
        0,
        null);
  }

  private static Booked reminded(Booked booked, Duration before, String sent) {
    return new Booked(
        booked.appointment(),
        booked.conversation(),
        booked.language(),
        booked.arrangedAt(),
        booked.confirmed(),
        booked.missedBefore(),
        new Booked.Reminded(before, at(sent)));
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(MADRID).toInstant();
  }
}
