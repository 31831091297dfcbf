package io.recado.actions.promise;

import io.recado.action.CustomerId;
import io.recado.actions.invoice.Invoice;
import io.recado.actions.invoice.Invoices;
import io.recado.actions.promise.Promises.Limit;
import io.recado.actions.promise.Promises.Standing;
import io.recado.tenant.TenantId;
import io.recado.tenant.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Whether and until when a customer may promise to pay an invoice. */
final class Promising {

  private final Promises promises;
  private final Invoices invoices;
  private final Tenants tenants;
  private final Clock clock;

  Promising(Promises promises, Invoices invoices, Tenants tenants, Clock clock) {
    this.promises = promises;
    this.invoices = invoices;
    this.tenants = tenants;
    this.clock = clock;
  }

  /** What a customer may do. */
  sealed interface Terms {

    /**
     * @param today on the tenant's calendar
     * @param latest the last day that can be promised
     */
    record Allowed(Invoice invoice, LocalDate today, LocalDate latest, Limit limit, Service service)
        implements Terms {

      boolean allows(LocalDate day) {
        return !day.isBefore(today) && !day.isAfter(latest);
      }
    }

    /**
     * @param reason {@code unknown_invoice}, {@code nothing_owed}, {@code not_overdue}, {@code
     *     no_promises} or {@code too_often}
     */
    record Refused(String reason) implements Terms {}
  }

  /** What a promise does to the customer's service. */
  enum Service {
    STAYS_SUSPENDED,
    IS_NOT_SUSPENDED,
    NOT_KNOWN
  }

  Instant now() {
    return clock.instant();
  }

  Promises promises() {
    return promises;
  }

  Mono<Terms> terms(TenantId tenant, CustomerId customer, @Nullable String number) {
    return invoices
        .find(tenant, customer, number == null ? "" : number)
        .flatMap(invoice -> terms(tenant, customer, invoice))
        .defaultIfEmpty(new Terms.Refused("unknown_invoice"));
  }

  private Mono<Terms> terms(TenantId tenant, CustomerId customer, Invoice invoice) {
    return Mono.zip(tenants.find(tenant), promises.rules(tenant))
        .flatMap(
            known -> {
              var rules = known.getT2();
              var since = now().minus(Duration.ofDays(rules.periodDays()));
              var today = now().atZone(known.getT1().timeZone()).toLocalDate();
              return promises
                  .standing(tenant, customer, since)
                  .map(standing -> terms(invoice, rules, standing, since, today));
            });
  }

  private static Terms terms(
      Invoice invoice, PromiseRules rules, Standing standing, Instant since, LocalDate today) {
    if (invoice.state() != Invoice.State.OPEN || !invoice.owed().isPositive()) {
      return new Terms.Refused("nothing_owed");
    }
    if (!invoice.isOverdue(today)) {
      return new Terms.Refused("not_overdue");
    }
    if (rules.mostDays() == 0) {
      return new Terms.Refused("no_promises");
    }
    return standing.since() >= rules.mostPromises()
        ? new Terms.Refused("too_often")
        : new Terms.Allowed(
            invoice,
            today,
            today.plusDays(rules.mostDays()),
            new Limit(rules.mostPromises(), since),
            service(rules, standing));
  }

  static Service service(PromiseRules rules, Standing standing) {
    if (standing.suspended()) {
      return Service.STAYS_SUSPENDED;
    }
    return rules.holdsOff() ? Service.IS_NOT_SUSPENDED : Service.NOT_KNOWN;
  }
}
