package io.recado.actions.appointment;

import io.recado.actions.hours.OpeningHours;
import io.recado.conversation.ContactId;
import io.recado.tenant.Tenant;
import io.recado.tenant.TenantId;
import io.recado.tenant.Tenants;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What lookups and actions ask of a tenant's agenda, by its opening hours and its clocks. */
public final class Planner {

  /** How far ahead free times are looked for where no day is asked for. */
  static final int DAYS_AHEAD = 30;

  /** Nobody plans further ahead than this. */
  static final int MOST_DAYS_AHEAD = 180;

  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  private final Agenda agenda;
  private final CalendarServers servers;
  private final Firm firm;
  private final CalendarLinks links;
  private final Clock clock;

  /**
   * @param here how the outside reaches the gateway
   */
  Planner(Agenda agenda, CalendarServers servers, Firm firm, URI here, Clock clock) {
    this.agenda = agenda;
    this.servers = servers;
    this.firm = firm;
    this.links = new CalendarLinks(here);
    this.clock = clock;
  }

  Agenda agenda() {
    return agenda;
  }

  Instant now() {
    return clock.instant();
  }

  URI linkTo(UUID token) {
    return links.to(token);
  }

  Mono<ZoneId> zone(TenantId tenant) {
    return tenant(tenant).map(Tenant::timeZone);
  }

  /** The service an action or a lookup was given; empty when there is none. */
  Mono<Service> service(TenantId tenant, @Nullable String id) {
    return id == null
        ? Mono.empty()
        : Mono.fromCallable(() -> UUID.fromString(id))
            .onErrorComplete(IllegalArgumentException.class)
            .flatMap(uuid -> agenda.service(tenant, uuid));
  }

  /** The customer's own appointment of this number that is still to come; empty otherwise. */
  Mono<Appointment> upcoming(TenantId tenant, ContactId contact, @Nullable String number) {
    if (number == null || !NUMBER.matcher(number).matches()) {
      return Mono.empty();
    }
    return agenda
        .upcoming(tenant, contact, now())
        .filter(appointment -> appointment.number() == Long.parseLong(number))
        .next();
  }

  /**
   * When a service is free from one day to another, both included. Times of a calendar whose server
   * gives no answer are among them: they are asked for again before anything is booked.
   */
  Mono<FreeTimes> free(
      TenantId tenant, Service service, LocalDate first, LocalDate last, long but) {
    return tenant(tenant)
        .flatMap(firm.openingHours()::of)
        .flatMap(
            hours -> {
              var within =
                  new Span(
                      first.minusDays(1).atStartOfDay(hours.zone()).toInstant(),
                      last.plusDays(2).atStartOfDay(hours.zone()).toInstant());
              return agenda
                  .taken(tenant, service.id(), within, but)
                  .flatMap(known -> servers.complete(tenant, known, within, hours.zone()))
                  .map(calendars -> new FreeTimes(service, hours, calendars));
            });
  }

  /** Who can take a service that begins then: what a customer chose long ago may be over. */
  Mono<Room> room(TenantId tenant, Service service, Instant start, long but) {
    return zone(tenant)
        .map(zone -> start.atZone(zone).toLocalDate())
        .flatMap(day -> free(tenant, service, day, day, but))
        .map(free -> free.room(start, earliest(service)));
  }

  /**
   * Whether who was kept for somebody can still take it: the notice was given when it was offered.
   */
  Mono<Room> roomKept(TenantId tenant, Held held) {
    var kept = held.appointment();
    var start = kept.startsAt();
    return zone(tenant)
        .map(zone -> start.atZone(zone).toLocalDate())
        .flatMap(day -> free(tenant, kept.service(), day, day, kept.number()))
        .map(free -> free.roomOf(held.taken(), start, now()));
  }

  Instant earliest(Service service) {
    return now().plus(service.notice());
  }

  private Mono<Tenant> tenant(TenantId tenant) {
    return firm.tenants()
        .find(tenant)
        .switchIfEmpty(Mono.error(() -> new IllegalStateException("no such tenant: " + tenant)));
  }

  static boolean isTooFar(LocalDate day, LocalDate today) {
    return day.isBefore(today) || day.isAfter(today.plusDays(MOST_DAYS_AHEAD));
  }

  /** Whose agenda it is, and when they are open. */
  record Firm(Tenants tenants, OpeningHours openingHours) {}
}
