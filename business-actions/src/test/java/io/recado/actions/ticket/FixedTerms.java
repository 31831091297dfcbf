package io.recado.actions.ticket;

import io.recado.conversation.ContactId;
import io.recado.tenant.TenantId;
import java.util.List;
import reactor.core.publisher.Mono;

/** The product's own terms, with rules where a test sets some. */
final class FixedTerms implements TicketTerms {

  private List<SortingRule> rules = List.of();

  void sortBy(SortingRule... rules) {
    this.rules = List.of(rules);
  }

  @Override
  public Mono<TicketPolicy> policy(TenantId tenant) {
    return Mono.just(TicketPolicy.USUAL);
  }

  @Override
  public Mono<ServiceLevel> level(TenantId tenant, ContactId contact, Priority priority) {
    return Mono.just(priority.usual());
  }

  @Override
  public Mono<List<SortingRule>> rules(TenantId tenant) {
    return Mono.just(rules);
  }
}
