package io.recado.actions.ticket;

import io.recado.action.ActionOutcome;
import io.recado.action.CustomerId;
import io.recado.action.Receipt;
import io.recado.actions.hours.OpeningHours;
import io.recado.actions.hours.SpokenDeadline;
import io.recado.tenant.Tenant;
import io.recado.tenant.TenantId;
import io.recado.tenant.Tenants;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Opens tickets: sorts them by the tenant's rules, and promises what the customer's service level
 * says, counted in the tenant's open hours.
 */
public final class TicketOpener {

  static final String NUMBER = "number";
  static final String EXPECTED_ANSWER = "expected_answer";
  static final Set<String> RECEIPT_FACTS = Set.of(NUMBER, EXPECTED_ANSWER);

  private final Tickets tickets;
  private final Tenants tenants;
  private final OpeningHours openingHours;
  private final TicketTerms terms;
  private final Clock clock;

  public TicketOpener(
      Tickets tickets, Tenants tenants, OpeningHours openingHours, TicketTerms terms, Clock clock) {
    this.tickets = tickets;
    this.tenants = tenants;
    this.openingHours = openingHours;
    this.terms = terms;
    this.clock = clock;
  }

  /**
   * Opens a ticket, or gives the one that its origin's request has opened before.
   *
   * @param follows the closed ticket it goes on with; null where there is none
   */
  Mono<ActionOutcome> open(
      TicketOrigin origin, TicketReport report, @Nullable TicketNumber follows) {
    return terms
        .rules(origin.tenant())
        .map(rules -> SortingRule.sort(report, rules))
        .flatMap(
            sorted ->
                opening(origin, report, sorted, follows)
                    .flatMap(opening -> tickets.open(origin, sorted, opening)))
        .flatMap(this::done);
  }

  /** What a request has opened; empty when it has opened nothing. */
  Mono<ActionOutcome> outcomeOf(TicketOrigin origin) {
    return tickets.find(origin.tenant(), origin.key()).flatMap(this::done);
  }

  private Mono<Opening> opening(
      TicketOrigin origin,
      TicketReport report,
      TicketReport sorted,
      @Nullable TicketNumber follows) {
    return terms
        .customer(origin)
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty())
        .flatMap(customer -> opening(origin, sorted, customer.orElse(null)))
        .map(opening -> opening.of(sorted.differenceTo(report), follows));
  }

  private Mono<Opening> opening(
      TicketOrigin origin, TicketReport sorted, @Nullable CustomerId customer) {
    var now = clock.instant();
    return Mono.zip(
            tenant(origin.tenant()).flatMap(openingHours::of),
            terms.policy(origin.tenant()),
            terms.level(origin.tenant(), customer, sorted.priority()))
        .map(
            found -> {
              var hours = found.getT1();
              var level = found.getT3();
              return new Opening(
                  level.promise(hours, now),
                  customer,
                  level.alarms(hours, now, found.getT2().warnAtLeft()),
                  null,
                  null);
            });
  }

  private Mono<Tenant> tenant(TenantId tenant) {
    return tenants
        .find(tenant)
        .switchIfEmpty(Mono.error(() -> new IllegalStateException("no such tenant: " + tenant)));
  }

  private Mono<ActionOutcome> done(Ticket ticket) {
    return tenant(ticket.origin().tenant()).map(tenant -> done(ticket, tenant.timeZone()));
  }

  /** Worded from what is stored, so that a repeated request gets the same receipt. */
  private static ActionOutcome done(Ticket ticket, ZoneId zone) {
    var number = ticket.number().toString();
    var promise = ticket.promise();
    var language = ticket.origin().language();
    var due = promise.answerDue();
    var expected =
        due == null
            ? SpokenDeadline.unknown(language)
            : SpokenDeadline.of(due, promise.openedAt(), zone, language);
    return new ActionOutcome.Done(
        new Receipt(number, promise.openedAt(), Map.of(NUMBER, number, EXPECTED_ANSWER, expected)));
  }
}
