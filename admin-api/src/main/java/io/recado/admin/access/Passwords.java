package io.recado.admin.access;

import io.recado.admin.limit.Limit;
import io.recado.admin.limit.RateLimits;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.conversation.Language;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Passwords of people who have an account, and what else of it is theirs to say. */
@Service
public class Passwords {

  private final PostgresAccounts accounts;
  private final PasswordHashes hashes;
  private final RateLimits limits;

  Passwords(PostgresAccounts accounts, PasswordHashes hashes, RateLimits limits) {
    this.accounts = accounts;
    this.hashes = hashes;
    this.limits = limits;
  }

  /** By which an account is known, and in which its person is written to. */
  public record Known(String email, Language language) {}

  public Mono<Known> known(PersonId person) {
    return accounts.login(person).map(login -> new Known(login.email(), login.language()));
  }

  public Mono<Void> speak(PersonId person, Language language) {
    return accounts.speak(person, language);
  }

  /**
   * Sets another password of who knows the old one; the session in use goes on, and no other.
   *
   * @throws ApiProblem {@code PASSWORD_WRONG}, {@code PASSWORD_WEAK}, {@code TOO_MANY_REQUESTS}
   */
  public Mono<Void> change(Caller caller, String old, String wanted) {
    return prove(caller.person(), old)
        .map(login -> NewPassword.of(wanted, login.email()))
        .flatMap(password -> hashes.hash(password.text()))
        .flatMap(
            hash ->
                accounts.changePassword(
                    caller.person(), hash, caller.session().id(), "person.password_changed"));
  }

  /** Sets another password of whoever was sent the link to it; all their sessions end. */
  public Mono<Void> reset(String email, NewPassword password) {
    return accounts
        .byEmail(email)
        .zipWith(hashes.hash(password.text()))
        .flatMap(
            both ->
                accounts.changePassword(
                    both.getT1().person(), both.getT2(), null, "person.password_reset"));
  }

  /**
   * Makes sure that who is signed in knows the password, too.
   *
   * @throws ApiProblem {@code PASSWORD_WRONG} or {@code TOO_MANY_REQUESTS}
   */
  public Mono<Void> require(PersonId person, String password) {
    return prove(person, password).then();
  }

  private Mono<PostgresAccounts.Login> prove(PersonId person, String password) {
    return limits
        .count(Limit.PASSWORD_AGAIN, person.toString())
        .doOnNext(Throttled::check)
        .then(Mono.defer(() -> accounts.login(person)))
        .filterWhen(login -> hashes.matches(password, login.passwordHash()))
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.PASSWORD_WRONG)));
  }
}
