package io.recado.gateway.payment;

import io.recado.actions.payment.AccountId;
import io.recado.actions.payment.AttemptId;
import io.recado.actions.payment.Facts;
import io.recado.actions.payment.PaymentAccount;
import io.recado.actions.payment.PaymentAccounts;
import io.recado.actions.payment.PaymentFact;
import io.recado.actions.payment.PaymentNews;
import io.recado.actions.payment.ProvidersOfAccounts;
import io.recado.actions.payment.Settlements;
import io.recado.tenant.TenantId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Accounts, and what was recorded for them. */
final class FakePayments implements PaymentAccounts, Facts, Settlements {

  final Map<String, PaymentFact> recorded = new LinkedHashMap<>();
  final List<String> notices = new ArrayList<>();
  final List<AccountId> heard = new ArrayList<>();
  private final List<PaymentAccount> accounts;
  boolean away;
  boolean cannotAct;

  FakePayments(PaymentAccount... accounts) {
    this.accounts = List.of(accounts);
  }

  PaymentNews news() {
    return new PaymentNews(new ProvidersOfAccounts(List.of(), this), this, this, Clock.systemUTC());
  }

  @Override
  public Mono<PaymentAccount> find(AccountId id) {
    return Flux.fromIterable(accounts).filter(account -> account.id().equals(id)).next();
  }

  @Override
  public Mono<PaymentAccount> preferred(TenantId tenant) {
    return Mono.empty();
  }

  @Override
  public Mono<Void> save(PaymentAccount account) {
    return Mono.empty();
  }

  @Override
  public Mono<Void> heard(PaymentAccount account) {
    return Mono.defer(
        () -> {
          heard.add(account.id());
          return cannotAct ? Mono.error(new IllegalStateException("away")) : Mono.empty();
        });
  }

  @Override
  public Mono<Long> record(PaymentAccount account, List<PaymentFact> facts) {
    return Mono.defer(
        () -> {
          if (away) {
            return Mono.never();
          }
          facts.forEach(fact -> recorded.putIfAbsent(fact.key(), fact));
          return Mono.just((long) facts.size());
        });
  }

  @Override
  public Mono<Void> lookAt(PaymentAccount account, String payment) {
    return Mono.fromRunnable(() -> notices.add(payment));
  }

  @Override
  public Flux<Look> looks(PaymentAccount account) {
    return cannotAct ? Flux.error(new IllegalStateException("away")) : Flux.empty();
  }

  @Override
  public Mono<Void> looked(PaymentAccount account, Look look) {
    return Mono.empty();
  }

  @Override
  public Mono<Void> lookFailed(PaymentAccount account, Look look) {
    return Mono.empty();
  }

  @Override
  public Flux<AttemptId> unsettled(PaymentAccount account) {
    return Flux.empty();
  }

  @Override
  public Mono<Void> settle(TenantId tenant, AttemptId attempt) {
    return Mono.empty();
  }
}
