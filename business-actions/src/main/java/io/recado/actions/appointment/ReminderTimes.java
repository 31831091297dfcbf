package io.recado.actions.appointment;

import io.recado.actions.hours.BusinessHours;
import io.recado.actions.hours.BusinessHours.Open;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/** When reminders are due: in opening hours, and rather earlier than at night. */
record ReminderTimes(ReminderPolicy policy, BusinessHours hours) {

  /** A firm that was closed for longer reminds whenever it would be time. */
  static final int MOST_DAYS_EARLIER = 14;

  /** Before closing, so that somebody is there when the customer answers. */
  private static final Duration BEFORE_CLOSING = Duration.ofMinutes(30);

  /**
   * The reminder to send now: the one nearest to the appointment whose time has come since it was
   * arranged, unless it was sent, or one that makes it superfluous. Those before it, should they
   * have been missed, are not caught up on.
   *
   * @return how long before the appointment it is due; empty when none is
   */
  Optional<Duration> due(Booked booked, Instant now) {
    if (!booked.startsAt().isAfter(now) || isQuiet(now)) {
      return Optional.empty();
    }
    return policy.before().stream()
        .filter(before -> !moment(booked, before).isAfter(now))
        .findFirst()
        .filter(before -> moment(booked, before).isAfter(booked.arrangedAt()))
        .filter(before -> !isCovered(booked, before));
  }

  private boolean isCovered(Booked booked, Duration before) {
    var reminded = booked.reminded();
    return reminded != null && reminded.covers(before, moment(booked, before));
  }

  /** What was arranged too late for the last open hours is reminded of in the next ones. */
  private Instant moment(Booked booked, Duration before) {
    var latest = booked.startsAt().minus(before);
    var moment = moment(booked.startsAt(), before);
    return latest.isAfter(booked.arrangedAt()) && !moment.isAfter(booked.arrangedAt())
        ? hours.plus(latest, Duration.ZERO).orElse(latest)
        : moment;
  }

  /** Who never opens has no quiet hours, either. */
  private boolean isQuiet(Instant now) {
    return hours.plus(now, Duration.ZERO).filter(open -> open.isAfter(now)).isPresent();
  }

  /** The last moment in opening hours that is not later than so long before the appointment. */
  Instant moment(Instant start, Duration before) {
    var latest = start.minus(before);
    var day = latest.atZone(hours.zone()).toLocalDate();
    return Stream.iterate(day, earlier -> earlier.minusDays(1))
        .limit(MOST_DAYS_EARLIER)
        .flatMap(this::backwards)
        .filter(open -> !open.opens().isAfter(latest))
        .findFirst()
        .map(open -> within(open, latest))
        .orElse(latest);
  }

  private Stream<Open> backwards(LocalDate day) {
    return hours.on(day).reversed().stream();
  }

  private static Instant within(Open open, Instant latest) {
    if (latest.isBefore(open.closes())) {
      return latest;
    }
    var last = open.closes().minus(BEFORE_CLOSING);
    return last.isBefore(open.opens()) ? open.opens() : last;
  }
}
