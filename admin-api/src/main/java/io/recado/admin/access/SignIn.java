package io.recado.admin.access;

import io.recado.admin.access.FactorTickets.Holder;
import io.recado.admin.access.Sessions.Tokens;
import io.recado.admin.limit.Limit;
import io.recado.admin.limit.RateLimits;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.tenant.TenantId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Proves a person by their password. Whether an account exists shows neither in the answer nor in
 * how long it takes.
 */
@Component
public class SignIn {

  private final PostgresAccounts accounts;
  private final PasswordHashes passwords;
  private final Entrance entrance;
  private final RateLimits limits;

  SignIn(
      PostgresAccounts accounts, PasswordHashes passwords, Entrance entrance, RateLimits limits) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.entrance = entrance;
    this.limits = limits;
  }

  /**
   * @throws ApiProblem {@code SIGN_IN_REFUSED}, {@code SECOND_FACTOR_NEEDED} or {@code
   *     TOO_MANY_REQUESTS}
   */
  Mono<Tokens> signIn(Credentials given, Origin origin) {
    return proven(given.email(), given.password(), origin)
        .flatMap(account -> enter(account, given.tenant(), origin))
        .switchIfEmpty(Mono.error(SignIn::refused));
  }

  /**
   * Whose account an address is, proven by its password.
   *
   * @throws ApiProblem {@code SIGN_IN_REFUSED} or {@code TOO_MANY_REQUESTS}
   */
  public Mono<PersonId> prove(String email, String password, Origin origin) {
    return proven(email, password, origin)
        .map(Account::person)
        .switchIfEmpty(Mono.error(SignIn::refused));
  }

  private Mono<Account> proven(String email, String password, Origin origin) {
    return throttle(PostgresAccounts.known(email), origin.address())
        .then(Mono.defer(() -> account(email)))
        .filterWhen(account -> passwords.matches(password, account.passwordHash()));
  }

  private static ApiProblem refused() {
    return new ApiProblem(ApiError.SIGN_IN_REFUSED);
  }

  /**
   * Counted before the password is tried, so that tries at the same time are, too. The address
   * first: one that has used up its tries makes up no more accounts to count for.
   */
  private Mono<Void> throttle(String email, String address) {
    return Flux.concat(
            limits.count(Limit.SIGN_IN_ADDRESS, address),
            limits.count(Limit.SIGN_IN_PAIR, email + " " + address),
            limits.count(Limit.SIGN_IN_ACCOUNT, email))
        .doOnNext(Throttled::check)
        .then();
  }

  private Mono<Account> account(String email) {
    return accounts
        .byEmail(email)
        .switchIfEmpty(
            passwords
                .nobodys()
                .map(hash -> new Account(new PersonId(new UUID(0, 0)), hash, List.of())));
  }

  private Mono<Tokens> enter(Account account, @Nullable TenantId wanted, Origin origin) {
    return Mono.justOrEmpty(account.tenant(wanted))
        .flatMap(tenant -> entrance.enter(new Holder(account.person(), tenant), origin));
  }

  /**
   * @param tenant to work for; null for the one joined first
   */
  record Credentials(String email, String password, @Nullable TenantId tenant) {

    @Override
    public String toString() {
      return "Credentials";
    }
  }
}
