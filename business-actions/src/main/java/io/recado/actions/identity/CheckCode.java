package io.recado.actions.identity;

import io.recado.action.ActionName;
import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import io.recado.action.BusinessAction;
import io.recado.action.Receipt;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * Tries the code a customer has typed; from then on, for a while, the contact is proven to be that
 * customer in this conversation.
 *
 * <p>The input {@code code} is the code's seal. Left open, another code is sent, and the outcome is
 * {@code sent_again}. Rejects with {@code wrong}, {@code expired} and {@code too_many} as well.
 */
final class CheckCode implements BusinessAction {

  static final ActionName NAME = new ActionName("check_code");
  static final String CODE = "code";

  private final Challenges challenges;
  private final Clock clock;

  CheckCode(Challenges challenges, Clock clock) {
    this.challenges = challenges;
    this.clock = clock;
  }

  @Override
  public ActionName name() {
    return NAME;
  }

  @Override
  public Set<String> requiredInputs() {
    return Set.of();
  }

  @Override
  public Set<String> optionalInputs() {
    return Set.of(CODE);
  }

  @Override
  public Set<String> receiptFacts() {
    return Set.of();
  }

  @Override
  public Mono<ActionOutcome> perform(ActionRequest request) {
    return challenges.check(request, request.text(CODE)).map(this::outcome);
  }

  @Override
  public Mono<ActionOutcome> outcomeOf(ActionRequest request) {
    return challenges.given(request).map(this::outcome);
  }

  private ActionOutcome outcome(Challenges.Answer answer) {
    return switch (answer) {
      case PROVEN -> new ActionOutcome.Done(new Receipt("proof", clock.instant(), Map.of()));
      case ASKED_AGAIN -> new ActionOutcome.Rejected("sent_again");
      case WRONG -> new ActionOutcome.Rejected("wrong");
      case EXPIRED -> new ActionOutcome.Rejected("expired");
      case REFUSED -> new ActionOutcome.Rejected("too_many");
      case ASKED -> throw new IllegalStateException("no answer to a code: " + answer);
    };
  }
}
