package io.recado.actions.ticket;

import io.recado.action.ActionName;
import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import io.recado.action.BusinessAction;
import io.recado.action.Receipt;
import io.recado.actions.hours.OpeningHours;
import io.recado.actions.hours.SpokenDeadline;
import io.recado.tenant.Tenant;
import io.recado.tenant.Tenants;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * Opens a ticket and promises a first answer, counted in the tenant's open hours.
 *
 * <p>Rejects with {@code summary_blank}, {@code summary_too_long}, {@code unknown_category}, {@code
 * unknown_urgency} or {@code too_many_attachments}. The fact {@code expected_answer} follows a verb
 * in the customer's language: "hoy antes de las 16:30", or without a time where the tenant has no
 * open hours: "lo antes posible".
 */
public final class OpenTicket implements BusinessAction {

  public static final ActionName NAME = new ActionName("open_ticket");

  static final String NUMBER = "number";
  static final String EXPECTED_ANSWER = "expected_answer";

  private final Tickets tickets;
  private final Tenants tenants;
  private final OpeningHours openingHours;
  private final AnswerTargets targets;
  private final Clock clock;

  public OpenTicket(
      Tickets tickets,
      Tenants tenants,
      OpeningHours openingHours,
      AnswerTargets targets,
      Clock clock) {
    this.tickets = tickets;
    this.tenants = tenants;
    this.openingHours = openingHours;
    this.targets = targets;
    this.clock = clock;
  }

  @Override
  public ActionName name() {
    return NAME;
  }

  @Override
  public Set<String> requiredInputs() {
    return Set.of(TicketReport.SUMMARY, TicketReport.CATEGORY, TicketReport.URGENCY);
  }

  @Override
  public Set<String> optionalInputs() {
    return Set.of(TicketReport.ATTACHMENTS);
  }

  @Override
  public Set<String> receiptFacts() {
    return Set.of(NUMBER, EXPECTED_ANSWER);
  }

  @Override
  public Mono<ActionOutcome> perform(ActionRequest request) {
    return switch (TicketReport.read(request)) {
      case TicketReport.Reading.Complete(var report) -> open(TicketOrigin.of(request), report);
      case TicketReport.Reading.Faulty(var reason) -> Mono.just(new ActionOutcome.Rejected(reason));
    };
  }

  @Override
  public Mono<ActionOutcome> outcomeOf(ActionRequest request) {
    return tickets
        .find(request.tenant(), request.key())
        .flatMap(ticket -> tenant(ticket.origin()).map(tenant -> done(ticket, tenant.timeZone())));
  }

  private Mono<ActionOutcome> open(TicketOrigin origin, TicketReport report) {
    return tenant(origin)
        .flatMap(
            tenant ->
                promise(tenant, report.priority())
                    .flatMap(promise -> tickets.open(origin, report, promise))
                    .map(ticket -> done(ticket, tenant.timeZone())));
  }

  private Mono<Tenant> tenant(TicketOrigin origin) {
    return tenants
        .find(origin.tenant())
        .switchIfEmpty(
            Mono.error(() -> new IllegalStateException("no such tenant: " + origin.tenant())));
  }

  private Mono<AnswerPromise> promise(Tenant tenant, Priority priority) {
    var now = clock.instant();
    return Mono.zip(
        openingHours.of(tenant),
        targets.of(tenant.id(), priority),
        (hours, target) -> new AnswerPromise(now, hours.plus(now, target).orElse(null)));
  }

  /** Worded from what is stored, so that a repeated request gets the same receipt. */
  private static ActionOutcome done(Ticket ticket, ZoneId zone) {
    var number = ticket.number().toString();
    var promise = ticket.promise();
    var language = ticket.origin().language();
    var due = promise.dueAt();
    var expected =
        due == null
            ? SpokenDeadline.unknown(language)
            : SpokenDeadline.of(due, promise.openedAt(), zone, language);
    return new ActionOutcome.Done(
        new Receipt(number, promise.openedAt(), Map.of(NUMBER, number, EXPECTED_ANSWER, expected)));
  }
}
