package io.recado.actions.ticket;

import io.recado.action.CustomerId;
import io.recado.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The product's own terms, with rules where a test sets some. */
final class FixedTerms implements TicketTerms {

  private List<SortingRule> rules = List.of();
  private TicketPolicy policy = TicketPolicy.USUAL;

  void sortBy(SortingRule... rules) {
    this.rules = List.of(rules);
  }

  void reopenNothing() {
    policy = new TicketPolicy(Duration.ZERO, policy.warnAtLeft());
  }

  @Override
  public Mono<TicketPolicy> policy(TenantId tenant) {
    return Mono.just(policy);
  }

  @Override
  public Mono<CustomerId> customer(TicketOrigin origin) {
    return Mono.empty();
  }

  @Override
  public Mono<ServiceLevel> level(
      TenantId tenant, @Nullable CustomerId customer, Priority priority) {
    return Mono.just(priority.usual());
  }

  @Override
  public Mono<List<SortingRule>> rules(TenantId tenant) {
    return Mono.just(rules);
  }
}
