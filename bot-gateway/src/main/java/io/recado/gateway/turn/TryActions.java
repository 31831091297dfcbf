package io.recado.gateway.turn;

import io.recado.action.ActionLedger;
import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import io.recado.action.ActionResult;
import io.recado.action.ActionRun;
import io.recado.action.BusinessAction;
import io.recado.actions.ActionCatalog;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tries requests of actions, each written down before it is tried. */
@Component
class TryActions {

  /** Why a request that was never done ended: nobody wants it any more. */
  private static final String ABANDONED = "abandoned";

  /**
   * The bot was published anew while a request waited: without the action, or so that it needs a
   * proof that the request was made without.
   */
  private static final ActionOutcome WITHDRAWN = new ActionOutcome.Rejected("withdrawn");

  private final ActionLedger ledger;
  private final TurnPolicy policy;

  TryActions(ActionLedger ledger, TurnPolicy policy) {
    this.ledger = ledger;
    this.policy = policy;
  }

  /** Has it done, unless it has been by an earlier try: then it ended as it did. */
  Mono<ActionResult> attempt(
      ActionCatalog actions, ActionRequest request, String flowRun, String step, Instant now) {
    return ledger
        .open(request, flowRun, step)
        .flatMap(run -> outcome(actions, run).map(outcome -> result(run, outcome, now)));
  }

  /** What became of a request that nobody wants any more, without doing it. */
  Mono<ActionResult> find(ActionCatalog actions, ActionRun run, Instant now) {
    return ledger
        .open(run.request(), run.flowRun(), run.step())
        .flatMap(tried -> found(actions, tried).map(outcome -> result(tried, outcome, now)));
  }

  /** Whether it was tried as often as anything is. */
  boolean usedUp(ActionRun run) {
    return run.attempts() >= policy.mostActionAttempts();
  }

  private static Mono<ActionOutcome> outcome(ActionCatalog actions, ActionRun run) {
    return run.outcome() != null
        ? Mono.just(run.outcome())
        : action(actions, run.request())
            .map(action -> action.perform(run.request()))
            .orElse(Mono.just(WITHDRAWN));
  }

  private static Mono<ActionOutcome> found(ActionCatalog actions, ActionRun run) {
    return action(actions, run.request())
        .map(action -> action.outcomeOf(run.request()))
        .orElse(Mono.just(WITHDRAWN))
        .defaultIfEmpty(new ActionOutcome.Rejected(ABANDONED));
  }

  /** What may do it still. */
  private static Optional<BusinessAction> action(ActionCatalog actions, ActionRequest request) {
    return actions.find(request.action()).filter(action -> isProven(action, request));
  }

  private static boolean isProven(BusinessAction action, ActionRequest request) {
    return switch (action.proof()) {
      case NONE -> true;
      case CUSTOMER -> request.customer() != null;
    };
  }

  private ActionResult result(ActionRun run, ActionOutcome outcome, Instant now) {
    return new ActionResult(run.request(), outcome, retryAfter(run, outcome, now));
  }

  /** Not before the backend is expected back, where that is known. */
  private Duration retryAfter(ActionRun run, ActionOutcome outcome, Instant now) {
    var wait = policy.actionBackoff(run.attempts());
    if (outcome instanceof ActionOutcome.Unavailable(var until) && until != null) {
      var away = Duration.between(now, until);
      return away.compareTo(wait) > 0 ? away : wait;
    }
    return wait;
  }
}
