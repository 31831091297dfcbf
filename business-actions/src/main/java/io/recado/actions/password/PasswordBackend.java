package io.recado.actions.password;

import java.util.Optional;
import reactor.core.publisher.Mono;

/** Sets passwords in systems of one kind. Safe for many threads, and blocks none. */
interface PasswordBackend {

  /** How a system answered. */
  enum Answer {
    /** It has the password. */
    CHANGED,
    /** It has no such login. */
    UNKNOWN_LOGIN,
    /** It does not take this password for this login, now or later. */
    REFUSED
  }

  SystemKind kind();

  /**
   * Asks a system for something that changes nothing there, as whoever sets passwords.
   *
   * @return why it cannot be worked with, such as {@code address}, {@code refused} or {@code
   *     status_401}; empty when it can. An error where it gives no answer
   */
  Mono<Optional<String>> refusal(PasswordSystem system);

  /**
   * Has the account's system take a password. Setting the same one again changes nothing.
   *
   * @return the answer; an error where it is not known whether the system has the password, or
   *     where it does not let us in, which a person may mend. Its message holds neither the
   *     password nor anything of the system's secrets
   */
  Mono<Answer> set(AccessAccount account, String password);
}
