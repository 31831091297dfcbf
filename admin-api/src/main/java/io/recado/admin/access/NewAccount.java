package io.recado.admin.access;

import io.recado.conversation.Uuid7;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes accounts with passwords that nobody chose. */
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
