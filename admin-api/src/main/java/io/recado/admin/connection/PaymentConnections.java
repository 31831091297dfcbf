package io.recado.admin.connection;

import io.recado.actions.payment.AccountId;
import io.recado.actions.payment.PaymentAccount;
import io.recado.actions.payment.PaymentAccounts;
import io.recado.actions.payment.PaymentCheck;
import io.recado.actions.payment.PaymentDesk;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.conversation.Uuid7;
import io.recado.tenant.TenantId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Accounts at payment providers. New payments go by one of them; the others are paused. */
@Component
class PaymentConnections implements ConnectionDesk<PaymentWish> {

  private final PaymentCheck check;
  private final PaymentAccounts accounts;
  private final PaymentDesk desk;

  PaymentConnections(PaymentCheck check, PaymentAccounts accounts, PaymentDesk desk) {
    this.check = check;
    this.accounts = accounts;
    this.desk = desk;
  }

  @Override
  public Class<PaymentWish> wishes() {
    return PaymentWish.class;
  }

  @Override
  public Set<ConnectionKind> kinds() {
    return Set.of(ConnectionKind.STRIPE, ConnectionKind.MERCADO_PAGO);
  }

  /** The signing secret cannot be tried: the first notice shows whether it is right. */
  @Override
  public Mono<Boolean> check(PaymentWish wish) {
    var key = wish.key();
    return key == null
        ? Mono.just(true)
        : check.refusal(wish.provider(), key).map(ConnectionChecks::passed);
  }

  @Override
  public Mono<Made> make(TenantId tenant, PaymentWish wish) {
    var key = wish.key();
    if (key == null) {
      return Mono.error(
          () -> new ApiProblem(ApiError.BODY_UNREADABLE, "A new account needs its key."));
    }
    var id = new AccountId(Uuid7.next());
    var provider = wish.provider();
    var account =
        new PaymentAccount(tenant, id, provider, provider.isLive(key), merged(Map.of(), wish));
    return accounts.save(account).thenReturn(new Made(id.value(), null));
  }

  /** What the wish does not name stays. */
  @Override
  public Mono<Made> change(TenantId tenant, UUID connection, PaymentWish wish) {
    return desk.find(tenant, new AccountId(connection))
        .doOnNext(account -> sameMoney(account, wish))
        .map(account -> changed(account, wish))
        .flatMap(desk::change)
        .filter(found -> found)
        .map(_ -> new Made(connection, null));
  }

  @Override
  public Mono<Boolean> pause(TenantId tenant, UUID connection, boolean paused) {
    return desk.prefer(tenant, new AccountId(connection), !paused);
  }

  @Override
  public Mono<Boolean> remove(TenantId tenant, UUID connection) {
    return desk.remove(tenant, new AccountId(connection))
        .onErrorMap(
            DataIntegrityViolationException.class,
            _ ->
                new ApiProblem(
                    ApiError.NOT_POSSIBLE,
                    "Payments went by it, and their refunds will; pause it instead."));
  }

  /** A page that takes money for tests cannot be closed by a key for real money. */
  private static void sameMoney(PaymentAccount account, PaymentWish wish) {
    var key = wish.key();
    if (key != null && account.provider().isLive(key) != account.live()) {
      throw new ApiProblem(
          ApiError.NOT_POSSIBLE,
          "A key for real money and one for tests are two accounts: connect another.");
    }
  }

  private static PaymentAccount changed(PaymentAccount account, PaymentWish wish) {
    return new PaymentAccount(
        account.tenant(),
        account.id(),
        account.provider(),
        account.live(),
        merged(account.secrets(), wish));
  }

  private static Map<String, String> merged(Map<String, String> known, PaymentWish wish) {
    var secrets = new HashMap<>(known);
    secrets.putAll(wish.secrets());
    return secrets;
  }
}
