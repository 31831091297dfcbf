package io.recado.actions.resilience;

import io.recado.action.ActionName;
import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import io.recado.action.BusinessAction;
import io.recado.action.Proof;
import java.util.Set;
import java.util.function.Function;
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
    return guarded(request, guard -> guard.protect(performed(request)));
  }

  /** That an action cannot tell is no failure of its backend, unlike an error. */
  @Override
  public Mono<ActionOutcome> outcomeOf(ActionRequest request) {
    return guarded(
        request,
        guard ->
            guard
                .protect(Mono.defer(() -> action.outcomeOf(request)).map(Told::new))
                .map(Told::outcome));
  }

  /** What the breaker does not look into. */
  private record Told(ActionOutcome outcome) {}

  private Mono<ActionOutcome> performed(ActionRequest request) {
    return Mono.defer(() -> action.perform(request))
        .switchIfEmpty(Mono.error(() -> new IllegalStateException(name() + " gave no outcome")));
  }

  private Mono<ActionOutcome> guarded(
      ActionRequest request, Function<ActionGuard, Mono<ActionOutcome>> call) {
    return Mono.defer(
        () -> {
          var guard = guards.of(request.tenant(), name());
          return call.apply(guard).onErrorResume(error -> unavailable(request, guard, error));
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
