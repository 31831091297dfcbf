package io.recado.gateway.payment;

import io.recado.actions.payment.PaymentAccount;
import io.recado.actions.payment.Provider;
import io.recado.gateway.problem.GatewayError;
import io.recado.gateway.problem.GatewayProblem;
import io.recado.gateway.signature.TimedSignature;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Where Stripe delivers events, one in each request. Answers 200 when what the event tells is
 * committed, and for events that tell nothing about payments of ours.
 *
 * @see <a href="https://docs.stripe.com/webhooks">Stripe: webhooks</a>
 */
@RestController
class StripeWebhook {

  private final PaymentIntake intake;
  private final Clock clock;

  StripeWebhook(PaymentIntake intake, Clock clock) {
    this.intake = intake;
    this.clock = clock;
  }

  @PostMapping("/webhooks/stripe/{accountId}")
  Mono<Void> receive(
      @PathVariable String accountId,
      @RequestHeader(name = "Stripe-Signature", required = false) @Nullable String signature,
      ServerHttpRequest request) {
    return intake
        .account(accountId, Provider.STRIPE)
        .flatMap(account -> intake.body(request).flatMap(body -> accept(account, signature, body)));
  }

  private Mono<Void> accept(PaymentAccount account, @Nullable String signature, byte[] body) {
    check(account, signature, body);
    var event =
        StripeEvents.read(body).orElseThrow(() -> new GatewayProblem(GatewayError.BODY_UNREADABLE));
    var facts = StripeFacts.of(event);
    var accepted = facts.isEmpty() ? Mono.<Void>empty() : intake.accept(account, facts);
    return accepted.then(Mono.defer(() -> intake.heard(account)));
  }

  private void check(PaymentAccount account, @Nullable String signature, byte[] body) {
    var secret = PaymentIntake.signingSecret(account);
    if (signature == null || signature.isBlank()) {
      throw new GatewayProblem(GatewayError.SIGNATURE_MISSING);
    }
    if (!TimedSignature.isFresh(signature, clock.instant())) {
      throw new GatewayProblem(GatewayError.SIGNATURE_OLD);
    }
    if (!TimedSignature.isValid(signature, body, secret, clock.instant())) {
      throw new GatewayProblem(GatewayError.SIGNATURE_WRONG);
    }
  }
}
