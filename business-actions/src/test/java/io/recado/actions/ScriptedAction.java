package io.recado.actions;

import io.recado.action.ActionName;
import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import io.recado.action.BusinessAction;
import io.recado.action.IdempotencyKey;
import io.recado.action.Proof;
import io.recado.action.Receipt;
import io.recado.actions.TestConversations.TestThread;
import io.recado.conversation.Language;
import io.recado.tenant.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;

/** An action that ends as it is told to. */
public final class ScriptedAction implements BusinessAction {

  public static final ActionOutcome DONE =
      new ActionOutcome.Done(new Receipt("R-1", Instant.EPOCH, Map.of()));

  private final ActionName name;
  private final AtomicInteger calls = new AtomicInteger();
  private volatile Mono<ActionOutcome> next = Mono.just(DONE);

  public ScriptedAction(String name) {
    this.name = new ActionName(name);
  }

  public void endsWith(Mono<ActionOutcome> outcome) {
    next = outcome;
  }

  public int calls() {
    return calls.get();
  }

  @Override
  public ActionName name() {
    return name;
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
    return Set.of("required");
  }

  @Override
  public Set<String> optionalInputs() {
    return Set.of("optional");
  }

  @Override
  public Set<String> receiptFacts() {
    return Set.of("fact");
  }

  @Override
  public Mono<ActionOutcome> perform(ActionRequest request) {
    calls.incrementAndGet();
    return next;
  }

  @Override
  public Mono<ActionOutcome> outcomeOf(ActionRequest request) {
    return calls.get() == 0 ? Mono.empty() : next;
  }

  /** A request to it, from a conversation of this tenant. */
  public ActionRequest request(TenantId tenant) {
    var thread = TestThread.imagined();
    return new ActionRequest(
        tenant,
        thread.conversation(),
        thread.contact(),
        new IdempotencyKey("key"),
        name,
        Map.of(),
        Language.SPANISH);
  }
}
