package io.recado.actions.identity;

import io.recado.action.ActionName;
import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import io.recado.action.BusinessAction;
import io.recado.action.Receipt;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * Has a one-time code sent to the e-mail address on file of whoever the customer says they are.
 *
 * <p>The receipt says that this was asked for. It is the same whether there is such a customer or
 * not, and so is the time it takes: the mail goes out later, and a claim of nobody is dealt with as
 * one of somebody. Rejects with {@code one_account} when the input {@code account} is not one
 * number or address, and {@code too_many}.
 */
final class SendCode implements BusinessAction {

  static final ActionName NAME = new ActionName("send_code");
  static final String ACCOUNT = "account";
  static final String MINUTES = "minutes";

  private final Challenges challenges;
  private final Duration codeLife;
  private final Clock clock;

  SendCode(Challenges challenges, Duration codeLife, Clock clock) {
    this.challenges = challenges;
    this.codeLife = codeLife;
    this.clock = clock;
  }

  @Override
  public ActionName name() {
    return NAME;
  }

  @Override
  public Set<String> requiredInputs() {
    return Set.of(ACCOUNT);
  }

  @Override
  public Set<String> receiptFacts() {
    return Set.of(MINUTES);
  }

  @Override
  public Mono<ActionOutcome> perform(ActionRequest request) {
    return Claim.of(request.textOrEmpty(ACCOUNT))
        .map(claim -> challenges.ask(request, claim.text()).map(this::outcome))
        .orElseGet(() -> Mono.just(new ActionOutcome.Rejected("one_account")));
  }

  @Override
  public Mono<ActionOutcome> outcomeOf(ActionRequest request) {
    return challenges.given(request).map(this::outcome);
  }

  private ActionOutcome outcome(Challenges.Answer answer) {
    return switch (answer) {
      case ASKED -> {
        var minutes = String.valueOf(codeLife.toMinutes());
        yield new ActionOutcome.Done(
            new Receipt("code", clock.instant(), Map.of(MINUTES, minutes)));
      }
      case REFUSED -> new ActionOutcome.Rejected("too_many");
      case ASKED_AGAIN, PROVEN, WRONG, EXPIRED ->
          throw new IllegalStateException("no answer to asking for a code: " + answer);
    };
  }
}
