package io.recado.admin.access;

import io.recado.conversation.Language;
import io.recado.conversation.Uuid7;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes accounts. */
@Component
public class NewAccount {

  private final PostgresAccounts accounts;
  private final PasswordHashes passwords;

  NewAccount(PostgresAccounts accounts, PasswordHashes passwords) {
    this.accounts = accounts;
    this.passwords = passwords;
  }

  /** A new account; empty, and nothing is changed, when somebody has the address already. */
  public Mono<Created> create(String email) {
    return accounts
        .byEmail(email)
        .hasElement()
        .flatMap(known -> known ? Mono.empty() : add(email, password()));
  }

  /** A password nobody can guess. */
  public static String password() {
    return PasswordHashes.random();
  }

  /** Whether whoever has the address belongs to a tenant already. */
  public Mono<Boolean> belongs(String email) {
    return accounts.belongs(email);
  }

  public Mono<Boolean> exists(String email) {
    return accounts.byEmail(email).hasElement();
  }

  /** Whoever has the address; a new account with this password when nobody has. */
  public Mono<PersonId> findOrCreate(String email, String password) {
    return accounts
        .byEmail(email)
        .map(Account::person)
        .switchIfEmpty(Mono.defer(() -> add(email, password)).map(Created::person));
  }

  /**
   * Gives an address, which was proven, to whoever has chosen a password for it: a new account, or
   * one that belongs to no tenant. Empty, and nothing is changed, for one that belongs to some.
   */
  public Mono<PersonId> claim(String email, NewPassword password, Language language) {
    return passwords
        .hash(password.text())
        .flatMap(hash -> accounts.claim(new PersonId(Uuid7.next()), email, hash, language));
  }

  private Mono<Created> add(String email, String password) {
    var created = new Created(new PersonId(Uuid7.next()), email, password);
    return passwords
        .hash(password)
        .flatMap(hash -> accounts.add(created.person(), email, hash))
        .filter(added -> added)
        .map(added -> created);
  }

  /**
   * @param password told here and nowhere again
   */
  public record Created(PersonId person, String email, String password) {

    @Override
    public String toString() {
      return "Created[" + person + "]";
    }
  }
}
