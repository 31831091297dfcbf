package io.recado.gateway.payment;

import io.recado.actions.payment.PaymentAccount;
import io.recado.actions.payment.Provider;
import io.recado.gateway.problem.GatewayError;
import io.recado.gateway.problem.GatewayProblem;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Where Mercado Pago says that a payment is to be looked at. Its body is not signed, and not read:
 * which payment it is stands in the query, and what has become of it is asked for.
 *
 * @see <a
 *     href="https://www.mercadopago.com/developers/en/docs/your-integrations/notifications/webhooks">Mercado
 *     Pago: Webhooks</a>
 */
@RestController
class MercadoPagoWebhook {

  private static final Pattern PAYMENT_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private final PaymentIntake intake;

  MercadoPagoWebhook(PaymentIntake intake) {
    this.intake = intake;
  }

  @PostMapping("/webhooks/mercadopago/{accountId}")
  Mono<Void> receive(
      @PathVariable String accountId,
      @RequestHeader(name = "x-signature", required = false) @Nullable String signature,
      @RequestHeader(name = "x-request-id", required = false) @Nullable String requestId,
      @RequestParam(name = "data.id", required = false) @Nullable String dataId,
      @RequestParam(name = "type", required = false) @Nullable String type) {
    return intake
        .account(accountId, Provider.MERCADO_PAGO)
        .doOnNext(account -> check(account, signature, requestId, dataId))
        .delayUntil(account -> accept(account, type, dataId))
        .flatMap(intake::heard);
  }

  private Mono<Void> accept(
      PaymentAccount account, @Nullable String type, @Nullable String dataId) {
    if (!"payment".equals(type)) {
      return Mono.empty();
    }
    if (dataId == null || !PAYMENT_ID.matcher(dataId).matches()) {
      return Mono.error(() -> new GatewayProblem(GatewayError.BODY_UNREADABLE));
    }
    return intake.acceptNotice(account, dataId);
  }

  private static void check(
      PaymentAccount account,
      @Nullable String signature,
      @Nullable String requestId,
      @Nullable String dataId) {
    var secret = PaymentIntake.signingSecret(account);
    if (signature == null || signature.isBlank()) {
      throw new GatewayProblem(GatewayError.SIGNATURE_MISSING);
    }
    if (!MercadoPagoSignature.isValid(signature, requestId, dataId, secret)) {
      throw new GatewayProblem(GatewayError.SIGNATURE_WRONG);
    }
  }
}
