package io.recado.actions.bank;

import io.recado.action.ActionName;
import io.recado.action.Lookup;
import io.recado.action.LookupOutcome;
import io.recado.action.LookupRequest;
import io.recado.action.Proof;
import io.recado.actions.payment.PaymentAccounts;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * Where to transfer what is owed, of a tenant that takes no payments by a link: finds what {@link
 * WhereToTransfer} does, and nothing with {@code by_link} where there is a link to be had.
 */
public final class OnlyByTransfer implements Lookup {

  private final PaymentAccounts payments;
  private final WhereToTransfer where;

  public OnlyByTransfer(PaymentAccounts payments, WhereToTransfer where) {
    this.payments = payments;
    this.where = where;
  }

  @Override
  public ActionName name() {
    return new ActionName("only_by_transfer");
  }

  @Override
  public Proof proof() {
    return where.proof();
  }

  @Override
  public Set<String> requiredInputs() {
    return where.requiredInputs();
  }

  @Override
  public Set<String> facts() {
    return where.facts();
  }

  @Override
  public Mono<LookupOutcome> find(LookupRequest request) {
    return payments
        .preferred(request.tenant())
        .<LookupOutcome>map(_ -> new LookupOutcome.None("by_link"))
        .switchIfEmpty(Mono.defer(() -> where.find(request)));
  }
}
