package io.recado.actions.payment;

import io.recado.actions.payment.PaymentProvider.GivingBack;
import io.recado.actions.payment.PostgresReturns.Due;
import io.recado.schedule.Job;
import io.recado.tenant.TenantScope;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Asks providers to give back what came too much. That it is back, they say later; where they will
 * not, or give no answer for about a day, a person sees to it.
 */
final class GiveBackPayments implements Job {

  private static final Logger log = LoggerFactory.getLogger(GiveBackPayments.class);

  private final PostgresReturns returns;
  private final Attempts attempts;
  private final ProvidersOfAccounts providers;
  private final TellNews news;
  private final TenantScope scope;

  GiveBackPayments(
      PostgresReturns returns,
      Attempts attempts,
      ProvidersOfAccounts providers,
      TellNews news,
      TenantScope scope) {
    this.returns = returns;
    this.attempts = attempts;
    this.providers = providers;
    this.news = news;
    this.scope = scope;
  }

  @Override
  public String name() {
    return "give-back-payments";
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(10);
  }

  @Override
  public Mono<Void> run() {
    return returns.due().concatMap(this::giveBack).then();
  }

  private Mono<Void> giveBack(Due due) {
    return attempts
        .find(due.tenant(), due.attempt())
        .flatMap(attempt -> giveBack(due, attempt))
        .onErrorResume(error -> nextTime(due, error));
  }

  private Mono<Void> giveBack(Due due, Attempt attempt) {
    return providers
        .of(attempt)
        .flatMap(known -> known.provider().giveBack(known.account(), attempt, due.payment()))
        .flatMap(
            answer ->
                switch (answer) {
                  case GivingBack.Asked() -> returns.asked(due);
                  case GivingBack.Refused(var code) -> leave(due, attempt, code);
                })
        .onErrorResume(error -> later(due, attempt, error));
  }

  private Mono<Void> later(Due due, Attempt attempt, Throwable error) {
    return due.tries() + 1 < PostgresReturns.MOST_TRIES
        ? nextTime(due, error)
        : leave(due, attempt, error.toString());
  }

  private Mono<Void> nextTime(Due due, Throwable error) {
    log.warn(
        "Payment {} of attempt {} of tenant {} is not given back yet, next try later: {}",
        due.payment(),
        due.attempt(),
        due.tenant(),
        error.toString());
    return returns.later(due);
  }

  private Mono<Void> leave(Due due, Attempt attempt, String code) {
    log.error(
        "Payment {} of attempt {} of tenant {} is not given back ({}); a ticket is opened for it",
        due.payment(),
        due.attempt(),
        due.tenant(),
        code);
    var told = List.of(News.notGivenBack(due.payment(), attempt.amount()));
    return scope.inTenant(
        due.tenant(),
        () -> returns.left(due).filter(left -> left).flatMap(_ -> news.tell(attempt, told)));
  }
}
