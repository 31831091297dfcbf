package io.recado.actions.promise;

import io.recado.action.ActionName;
import io.recado.action.ActionOutcome;
import io.recado.action.ActionOutcome.Rejected;
import io.recado.action.ActionRequest;
import io.recado.action.BusinessAction;
import io.recado.action.Proof;
import io.recado.action.Receipt;
import io.recado.actions.invoice.SpokenMoney;
import io.recado.actions.promise.Promising.Terms;
import io.recado.dialogue.SlotValue;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * Writes down that a customer promises to pay an overdue {@code invoice} by a {@code day}. The fact
 * {@code service} says what that does to their service, and what it does not. Rejects with the
 * reasons of {@link PromiseTerms}, {@code bad_day} and {@code promised_already}.
 */
public final class PromisePayment implements BusinessAction {

  public static final ActionName NAME = new ActionName("promise_payment");

  private static final String INVOICE = "invoice";
  private static final String DAY = "day";
  private static final String NUMBER = "number";
  private static final String AMOUNT = "amount";
  private static final String SERVICE = "service";

  private final Promising promising;

  PromisePayment(Promising promising) {
    this.promising = promising;
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
    return Set.of(INVOICE, DAY);
  }

  @Override
  public Set<String> receiptFacts() {
    return Set.of(NUMBER, AMOUNT, DAY, SERVICE);
  }

  @Override
  public Mono<ActionOutcome> perform(ActionRequest request) {
    return outcomeOf(request).switchIfEmpty(Mono.defer(() -> promise(request)));
  }

  @Override
  public Mono<ActionOutcome> outcomeOf(ActionRequest request) {
    return promising
        .promises()
        .promised(request.tenant(), request.key())
        .flatMap(promise -> done(request, promise));
  }

  private Mono<ActionOutcome> promise(ActionRequest request) {
    return promising
        .terms(request.tenant(), request.provenCustomer(), request.text(INVOICE))
        .flatMap(terms -> promise(request, terms));
  }

  private Mono<ActionOutcome> promise(ActionRequest request, Terms terms) {
    return switch (terms) {
      case Terms.Refused(var reason) -> Mono.just(new Rejected(reason));
      case Terms.Allowed allowed -> promise(request, allowed);
    };
  }

  private Mono<ActionOutcome> promise(ActionRequest request, Terms.Allowed allowed) {
    if (!(request.inputs().get(DAY) instanceof SlotValue.Day said)
        || !allowed.allows(said.readings().getFirst())) {
      return Mono.just(new Rejected("bad_day"));
    }
    return promising
        .promises()
        .promise(request, allowed, said.readings().getFirst(), promising.now())
        .flatMap(promise -> done(request, promise))
        .switchIfEmpty(Mono.defer(() -> refused(request)));
  }

  /** Somebody was faster: with this invoice, or with the last promise that was left. */
  private Mono<ActionOutcome> refused(ActionRequest request) {
    return promising
        .terms(request.tenant(), request.provenCustomer(), request.text(INVOICE))
        .map(
            terms ->
                terms instanceof Terms.Refused(var reason)
                    ? new Rejected(reason)
                    : new Rejected("promised_already"));
  }

  private Mono<ActionOutcome> done(ActionRequest request, Promise promise) {
    var promises = promising.promises();
    return Mono.zip(
            promises.rules(request.tenant()),
            promises.standing(
                request.tenant(),
                request.provenCustomer(),
                promise.promisedAt().minus(Duration.ofDays(1))))
        .map(known -> receipt(request, promise, Promising.service(known.getT1(), known.getT2())));
  }

  private static ActionOutcome receipt(
      ActionRequest request, Promise promise, Promising.Service service) {
    var language = request.language();
    return new ActionOutcome.Done(
        new Receipt(
            promise.invoice(),
            promise.promisedAt(),
            Map.of(
                NUMBER,
                promise.invoice(),
                AMOUNT,
                SpokenMoney.of(promise.owed(), language),
                DAY,
                PromiseWords.day(promise.dueOn(), language),
                SERVICE,
                PromiseWords.service(service, language))));
  }
}
