package io.recado.actions.resilience;

import io.recado.action.ActionName;
import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import io.recado.action.BusinessAction;
import io.recado.action.Proof;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * An action that always ends, in time, with an outcome: errors, calls that take too long and calls
 * not made at all become {@link ActionOutcome.Unavailable}. A rejection is no failure.
 *
 * <p>A call that was cut off may still have its effect; the repeated request meets it by its key.
 */
final class ResilientAction implements BusinessAction {

  private static final Logger log = LoggerFactory.getLogger(ResilientAction.class);

  private static final String LINE =
      "Action {} of tenant {}, conversation {}: {}. The request is to be tried again";

  private final BusinessAction action;
  private final ActionGuards guards;

  ResilientAction(BusinessAction action, ActionGuards guards) {
    this.action = action;
    this.guards = guards;
  }

  @Override
  public ActionName name() {
    return action.name();
  }

  @Override
  public Proof proof() {
    return action.proof();
  }

  @Override
  public boolean needsConfirmation() {
    return action.needsConfirmation();
  }

  @Override
  public Set<String> requiredInputs() {
    return action.requiredInputs();
  }

  @Override
  public Set<String> optionalInputs() {
    return action.optionalInputs();
  }

  @Override
  public Set<String> receiptFacts() {
    return action.receiptFacts();
  }

  @Override
  public Mono<ActionOutcome> perform(ActionRequest request) {
    return guarded(
        request,
        () ->
            action
                .perform(request)
                .switchIfEmpty(
                    Mono.error(() -> new IllegalStateException(name() + " gave no outcome"))));
  }

  @Override
  public Mono<ActionOutcome> outcomeOf(ActionRequest request) {
    return guarded(request, () -> action.outcomeOf(request));
  }

  private Mono<ActionOutcome> guarded(ActionRequest request, Supplier<Mono<ActionOutcome>> call) {
    return Mono.defer(
        () -> {
          var guard = guards.of(request.tenant(), name());
          return guard
              .protect(Mono.defer(call))
              .onErrorResume(error -> unavailable(request, guard, error));
        });
  }

  private Mono<ActionOutcome> unavailable(
      ActionRequest request, ActionGuard guard, Throwable error) {
    return Mono.fromSupplier(
        () -> {
          new Hindrance(error).log(log, LINE, name(), request.tenant(), request.conversation());
          return new ActionOutcome.Unavailable(guard.openUntil());
        });
  }
}
