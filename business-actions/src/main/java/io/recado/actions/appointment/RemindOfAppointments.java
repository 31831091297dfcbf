package io.recado.actions.appointment;

import io.recado.actions.hours.OpeningHours;
import io.recado.schedule.Job;
import io.recado.tenant.TenantId;
import io.recado.tenant.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Reminds customers of their appointments. Nothing is planned ahead: each run asks what is due by
 * now, so what is moved, cancelled or configured anew needs no bookkeeping.
 */
final class RemindOfAppointments implements Job {

  private static final Logger log = LoggerFactory.getLogger(RemindOfAppointments.class);

  /** The longest reminder there can be, and as much again for days on which nobody is there. */
  private static final Duration HORIZON = Duration.ofDays(2L * ReminderTimes.MOST_DAYS_EARLIER);

  private final Reminders reminders;
  private final Tenants tenants;
  private final OpeningHours openingHours;
  private final Clock clock;

  RemindOfAppointments(
      Reminders reminders, Tenants tenants, OpeningHours openingHours, Clock clock) {
    this.reminders = reminders;
    this.tenants = tenants;
    this.openingHours = openingHours;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "remind-of-appointments";
  }

  @Override
  public Duration pause() {
    return Duration.ofMinutes(1);
  }

  @Override
  public Mono<Void> run() {
    var now = clock.instant();
    return reminders
        .tenants(now, now.plus(HORIZON))
        .concatMap(
            tenant -> remind(tenant, now).onErrorResume(error -> later("tenant", tenant, error)))
        .then();
  }

  private Mono<Void> remind(TenantId tenant, Instant now) {
    return Mono.zip(reminders.policy(tenant), tenants.find(tenant).flatMap(openingHours::of))
        .map(both -> new ReminderTimes(both.getT1(), both.getT2()))
        .flatMapMany(
            times ->
                reminders
                    .booked(tenant, now, now.plus(HORIZON))
                    .concatMap(booked -> remind(tenant, booked, times, now)))
        .then();
  }

  private Mono<Void> remind(TenantId tenant, Booked booked, ReminderTimes times, Instant now) {
    var words = ReminderWords.of(booked, times.hours().zone(), times.policy().asks(booked));
    return Mono.justOrEmpty(times.due(booked, now))
        .flatMap(before -> reminders.send(tenant, booked, before, words, now))
        .filter(sent -> sent)
        .doOnNext(sent -> log.info("A reminder of {} of tenant {} goes out", name(booked), tenant))
        .then()
        .onErrorResume(error -> later("appointment", name(booked), error));
  }

  private static String name(Booked booked) {
    return booked.appointment().spoken();
  }

  private static Mono<Void> later(String what, Object id, Throwable error) {
    log.warn("No reminder for {} {}, next try in a minute: {}", what, id, error.toString());
    return Mono.empty();
  }
}
