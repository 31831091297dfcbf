package io.recado.gateway.payment;

import io.recado.actions.payment.AccountId;
import io.recado.actions.payment.PaymentAccount;
import io.recado.actions.payment.PaymentAccounts;
import io.recado.actions.payment.PaymentFact;
import io.recado.actions.payment.PaymentNews;
import io.recado.actions.payment.Provider;
import io.recado.gateway.inbound.Intake;
import io.recado.gateway.inbound.RequestBytes;
import io.recado.gateway.problem.GatewayError;
import io.recado.gateway.problem.GatewayProblem;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/**
 * What the webhooks of payment providers have in common: whose they are, their bytes, and that what
 * they tell is committed before they are answered. Acting on it follows at once; where that fails,
 * the provider is answered all the same, because nothing is lost, and a job acts on it.
 */
final class PaymentIntake {

  private static final Logger log = LoggerFactory.getLogger(PaymentIntake.class);

  /** Well below the 22 s after which Mercado Pago calls again. */
  private static final Duration ACTING = Duration.ofSeconds(10);

  private final PaymentAccounts accounts;
  private final PaymentNews news;
  private final int mostBytes;

  PaymentIntake(PaymentAccounts accounts, PaymentNews news, int mostBytes) {
    this.accounts = accounts;
    this.news = news;
    this.mostBytes = mostBytes;
  }

  /** The account; whatever is wrong with the id, the answer is the same. */
  Mono<PaymentAccount> account(String id, Provider provider) {
    return Mono.fromCallable(() -> AccountId.of(id))
        .onErrorMap(
            IllegalArgumentException.class, _ -> new GatewayProblem(GatewayError.ACCOUNT_UNKNOWN))
        .flatMap(accounts::find)
        .filter(account -> account.provider() == provider)
        .switchIfEmpty(Mono.error(() -> new GatewayProblem(GatewayError.ACCOUNT_UNKNOWN)));
  }

  Mono<byte[]> body(ServerHttpRequest request) {
    return RequestBytes.of(request, mostBytes);
  }

  Mono<Void> accept(PaymentAccount account, List<PaymentFact> facts) {
    return recorded(news.record(account, facts)).then(Mono.defer(() -> actOn(account)));
  }

  Mono<Void> acceptNotice(PaymentAccount account, String payment) {
    return recorded(news.recordNotice(account, payment)).then(Mono.defer(() -> actOn(account)));
  }

  /** That something came in; the provider is answered whether that could be noted or not. */
  Mono<Void> heard(PaymentAccount account) {
    return accounts
        .heard(account)
        .timeout(Intake.PATIENCE)
        .onErrorResume(
            error -> {
              log.warn(
                  "That {} was told something is not noted; the next notice notes it: {}",
                  account,
                  error.toString());
              return Mono.empty();
            });
  }

  static String signingSecret(PaymentAccount account) {
    return account
        .secret(PaymentAccount.SIGNING_SECRET)
        .orElseThrow(() -> new GatewayProblem(GatewayError.NOT_CONFIGURED));
  }

  private static Mono<Void> recorded(Mono<Void> recording) {
    return recording
        .timeout(Intake.PATIENCE)
        .onErrorMap(TimeoutException.class, _ -> new GatewayProblem(GatewayError.TRY_AGAIN));
  }

  private Mono<Void> actOn(PaymentAccount account) {
    return news.actOn(account)
        .timeout(ACTING)
        .onErrorResume(
            error -> {
              log.warn(
                  "What {} was told is recorded and not acted on yet; the next run of"
                      + " settle-payments does it: {}",
                  account,
                  error.toString());
              return Mono.empty();
            });
  }
}
