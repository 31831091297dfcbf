package io.recado.actions.appointment;

import io.recado.actions.appointment.Planner.Firm;
import io.recado.actions.appointment.WaitingList.Offer;
import io.recado.actions.hours.BusinessHours;
import io.recado.schedule.Job;
import io.recado.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Offers times that are free to those who wait, in their order. A list is looked through when
 * something got free in the agenda, and every now and then because of what it is not told: holidays
 * that were taken back, calendars on servers. What fails is tried again after that while, and stops
 * nobody else.
 */
final class OfferFreedTimes implements Job {

  private static final Logger log = LoggerFactory.getLogger(OfferFreedTimes.class);

  private static final Duration LOOK_AGAIN = Duration.ofMinutes(10);

  private final WaitingList list;
  private final Planner planner;
  private final Firm firm;
  private final Duration kept;

  /**
   * @param kept how long a time is kept for whom it is offered to
   */
  OfferFreedTimes(WaitingList list, Planner planner, Firm firm, Duration kept) {
    this.list = list;
    this.planner = planner;
    this.firm = firm;
    this.kept = kept;
  }

  @Override
  public String name() {
    return "offer-freed-times";
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(10);
  }

  @Override
  public Mono<Void> run() {
    return list.due(planner.now())
        .concatMap(tenant -> look(tenant).onErrorResume(error -> later(tenant, error)))
        .then();
  }

  private Mono<Void> look(TenantId tenant) {
    var now = planner.now();
    return list.lookAgain(tenant, now.plus(LOOK_AGAIN))
        .then(list.lapse(tenant, now))
        .then(firm.tenants().find(tenant).flatMap(firm.openingHours()::of))
        .flatMap(hours -> look(tenant, hours))
        .then(list.forget(tenant, now));
  }

  /** Nobody is written to at night. Who never opens has no quiet hours, either. */
  private Mono<Void> look(TenantId tenant, BusinessHours hours) {
    var now = planner.now();
    var opens = hours.plus(now, Duration.ZERO).orElse(now);
    return opens.isAfter(now)
        ? list.lookAgain(tenant, opens)
        : list.inOrder(tenant).collectList().flatMap(waiting -> serve(tenant, waiting, hours));
  }

  private Mono<Void> serve(TenantId tenant, List<Waiting> all, BusinessHours hours) {
    var today = planner.now().atZone(hours.zone()).toLocalDate();
    var last = all.stream().map(each -> each.wish().days().last()).max(LocalDate::compareTo);
    var free = new HashMap<UUID, Mono<FreeTimes>>();
    return Flux.fromIterable(all)
        .concatMap(
            waiting ->
                serve(tenant, waiting, free, new Days(today, latest(today, last)))
                    .onErrorResume(error -> notServed(waiting, error)))
        .then();
  }

  /** The list may hold only places that are over. */
  private static LocalDate latest(LocalDate today, Optional<LocalDate> last) {
    return last.filter(day -> day.isAfter(today)).orElse(today);
  }

  /**
   * @param days from today to the last day that anybody waits for
   */
  private Mono<Boolean> serve(
      TenantId tenant, Waiting waiting, Map<UUID, Mono<FreeTimes>> free, Days days) {
    var today = days.first();
    if (waiting.isSilent()) {
      return list.end(tenant, waiting, today, WaitingWords.unanswered(waiting));
    }
    return waiting.wish().days().last().isBefore(today)
        ? list.end(tenant, waiting, today, WaitingWords.over(waiting))
        : offer(tenant, waiting, free, days);
  }

  private Mono<Boolean> offer(
      TenantId tenant, Waiting waiting, Map<UUID, Mono<FreeTimes>> free, Days days) {
    var service = waiting.wish().service();
    return free.computeIfAbsent(service.id(), id -> free(tenant, service, days))
        .flatMap(times -> firstThatFits(tenant, waiting, times));
  }

  /** Read once for all who wait for the service: what is taken meanwhile cannot be kept. */
  private Mono<FreeTimes> free(TenantId tenant, Service service, Days days) {
    return planner.free(tenant, service, days.first(), days.last(), 0).cache();
  }

  private Mono<Boolean> firstThatFits(TenantId tenant, Waiting waiting, FreeTimes times) {
    var days = waiting.wish().days();
    var earliest = planner.earliest(waiting.wish().service());
    return Flux.fromStream(() -> days.first().datesUntil(days.last().plusDays(1)))
        .flatMapIterable(day -> times.on(day, earliest))
        .filter(waiting::wants)
        .concatMap(start -> keep(tenant, waiting, times, start))
        .filter(kept -> kept)
        .next()
        .defaultIfEmpty(false);
  }

  private Mono<Boolean> keep(TenantId tenant, Waiting waiting, FreeTimes times, ZonedDateTime at) {
    var now = planner.now();
    var start = at.toInstant();
    var until = earlier(now.plus(kept), start);
    var room = times.room(start, planner.earliest(waiting.wish().service()));
    var offer =
        new Offer(
            start,
            room,
            until,
            number -> WaitingWords.offer(waiting, start, until, at.getZone(), number));
    return list.offer(tenant, waiting, offer, now)
        .doOnNext(
            offered -> {
              if (offered) {
                log.info("A time that is free in tenant {} is offered to {}", tenant, waiting.id());
              }
            });
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Mono<Boolean> notServed(Waiting waiting, Throwable error) {
    log.warn(
        "Nothing could be offered to {} on the waiting list, next try in {}: {}",
        waiting.id(),
        LOOK_AGAIN,
        error.toString());
    return Mono.just(false);
  }

  private static Mono<Void> later(TenantId tenant, Throwable error) {
    log.warn(
        "The waiting list of tenant {} could not be looked through, next try in {}: {}",
        tenant,
        LOOK_AGAIN,
        error.toString());
    return Mono.empty();
  }
}
