package io.recado.actions.password;

import io.recado.action.ActionName;
import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import io.recado.action.BusinessAction;
import io.recado.action.Proof;
import io.recado.actions.password.Resets.Begun;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * Gives one of a customer's accounts a new password, and the customer a link that shows it once.
 *
 * <p>The input {@code account} is an account's id, as {@code my_accounts} found it. Rejects with
 * {@code unknown_account} when the customer or the system has none of the kind, {@code refused} by
 * the system, {@code superseded} by a later request, and {@code too_many} within a day.
 *
 * <p>A system that refuses what it may have taken before says nothing of the password that the
 * account has now: that is no rejection, and ends with a person.
 *
 * <p>The same request has the same password however often the system is told, so an answer that was
 * lost does no harm: it is asked for again.
 */
final class ResetPassword implements BusinessAction {

  static final ActionName NAME = new ActionName("reset_password");
  static final String ACCOUNT = "account";

  private static final String UNKNOWN = "unknown_account";

  private final AccessAccounts accounts;
  private final Resets resets;
  private final PasswordBackends backends;
  private final ResetReceipts receipts;
  private final NewPassword fresh = new NewPassword();

  ResetPassword(
      AccessAccounts accounts, Resets resets, PasswordBackends backends, ResetReceipts receipts) {
    this.accounts = accounts;
    this.resets = resets;
    this.backends = backends;
    this.receipts = receipts;
  }

  @Override
  public ActionName name() {
    return NAME;
  }

  @Override
  public Proof proof() {
    return Proof.CUSTOMER;
  }

  @Override
  public boolean needsConfirmation() {
    return true;
  }

  @Override
  public Set<String> requiredInputs() {
    return Set.of(ACCOUNT);
  }

  @Override
  public Set<String> receiptFacts() {
    return ResetReceipts.FACTS;
  }

  @Override
  public Mono<ActionOutcome> perform(ActionRequest request) {
    return account(request)
        .flatMap(account -> reset(request, account))
        .defaultIfEmpty(new ActionOutcome.Rejected(UNKNOWN));
  }

  /**
   * Where it is not known whether the system has the password, there is one way to know: to have it
   * take it again. The customer has confirmed it, and may be locked out by it. What was only kept
   * waiting, the system knows nothing of, and it is not done.
   */
  @Override
  public Mono<ActionOutcome> outcomeOf(ActionRequest request) {
    return resets.isTold(request).filter(told -> told).flatMap(_ -> perform(request));
  }

  private Mono<AccessAccount> account(ActionRequest request) {
    return Mono.justOrEmpty(AccessId.of(request.textOrEmpty(ACCOUNT)))
        .flatMap(known -> accounts.find(request.tenant(), request.provenCustomer(), known));
  }

  private Mono<ActionOutcome> reset(ActionRequest request, AccessAccount account) {
    return resets
        .begin(request, account.id(), fresh.draw())
        .flatMap(begun -> outcome(request, account, begun));
  }

  private Mono<ActionOutcome> outcome(ActionRequest request, AccessAccount account, Begun begun) {
    return switch (begun) {
      case Begun.ToSet toSet -> set(request, account, toSet);
      case Begun.Changed changed ->
          Mono.just(receipts.of(request, account, changed.password(), changed.askedAt()));
      case Begun.Refused(var reason) -> Mono.just(new ActionOutcome.Rejected(reason));
      case Begun.Busy() -> Mono.just(new ActionOutcome.Unavailable(null));
      case Begun.UnknownAccount() -> Mono.just(new ActionOutcome.Rejected(UNKNOWN));
      case Begun.TooMany() -> Mono.just(new ActionOutcome.Rejected("too_many"));
    };
  }

  private Mono<ActionOutcome> set(ActionRequest request, AccessAccount account, Begun.ToSet toSet) {
    return backends
        .set(account, toSet.password())
        .flatMap(
            answer ->
                switch (answer) {
                  case CHANGED -> changed(request, account, toSet);
                  case UNKNOWN_LOGIN -> refused(request, toSet, UNKNOWN);
                  case REFUSED -> refused(request, toSet, "refused");
                });
  }

  private Mono<ActionOutcome> changed(
      ActionRequest request, AccessAccount account, Begun.ToSet toSet) {
    var token = account.system().showsInChat() ? null : receipts.token(request);
    return resets
        .changed(request, token)
        .map(
            holds ->
                holds
                    ? receipts.of(request, account, toSet.password(), toSet.askedAt())
                    : new ActionOutcome.Rejected("superseded"));
  }

  private Mono<ActionOutcome> refused(ActionRequest request, Begun.ToSet toSet, String reason) {
    return toSet.toldBefore()
        ? Mono.just(new ActionOutcome.Unavailable(null))
        : resets.refused(request, reason).thenReturn(new ActionOutcome.Rejected(reason));
  }
}
