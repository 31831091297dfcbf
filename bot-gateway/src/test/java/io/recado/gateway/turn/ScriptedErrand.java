package io.recado.gateway.turn;

import io.recado.action.ActionName;
import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import io.recado.action.BusinessAction;
import io.recado.action.IdempotencyKey;
import io.recado.action.Proof;
import io.recado.action.Receipt;
import io.recado.store.Events;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Opens tickets that exist nowhere; one per idempotency key, as every action must. */
final class ScriptedErrand implements BusinessAction {

  private final List<IdempotencyKey> calls = new CopyOnWriteArrayList<>();
  private volatile Supplier<Mono<ActionOutcome>> next = ScriptedErrand::done;
  private volatile Proof proof = Proof.NONE;

  void needs(Proof other) {
    proof = other;
  }

  void endsWith(ActionOutcome outcome) {
    next = () -> Mono.just(outcome);
  }

  void ends(Supplier<Mono<ActionOutcome>> how) {
    next = how;
  }

  void works() {
    next = ScriptedErrand::done;
  }

  /** Nothing was ever asked of it. */
  void forget() {
    calls.clear();
  }

  int calls() {
    return calls.size();
  }

  /** The tickets there would be. */
  Set<IdempotencyKey> effects() {
    return new LinkedHashSet<>(calls);
  }

  @Override
  public ActionName name() {
    return new ActionName("open_ticket");
  }

  @Override
  public Proof proof() {
    return proof;
  }

  @Override
  public Set<String> requiredInputs() {
    return Set.of("summary", "category", "urgency");
  }

  @Override
  public Set<String> optionalInputs() {
    return Set.of("attachments");
  }

  @Override
  public Set<String> receiptFacts() {
    return Set.of("number", "expected_answer");
  }

  @Override
  public Mono<ActionOutcome> perform(ActionRequest request) {
    calls.add(request.key());
    return next.get();
  }

  @Override
  public Mono<ActionOutcome> outcomeOf(ActionRequest request) {
    return calls.contains(request.key()) ? next.get() : Mono.empty();
  }

  private static Mono<ActionOutcome> done() {
    var facts = Map.of("number", "T-1", "expected_answer", "mañana");
    return Mono.just(new ActionOutcome.Done(new Receipt("T-1", Events.NOON, facts)));
  }
}
