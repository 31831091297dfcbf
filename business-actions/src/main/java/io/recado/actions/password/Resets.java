package io.recado.actions.password;

import io.recado.action.ActionRequest;
import io.recado.actions.link.LinkToken;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The resets that were confirmed: what became of them, and the passwords until they are seen. */
interface Resets {

  /** What is to be done about a request. */
  sealed interface Begun {

    /**
     * The system is to be told this password; nobody else resets the account meanwhile.
     *
     * @param toldBefore whether the system may have taken a password of this request already
     */
    record ToSet(String password, Instant askedAt, boolean toldBefore) implements Begun {

      @Override
      public String toString() {
        return "ToSet";
      }
    }

    /**
     * The system has it.
     *
     * @param password null when it was shown, or is not kept any more
     */
    record Changed(@Nullable String password, Instant askedAt) implements Begun {

      @Override
      public String toString() {
        return "Changed";
      }
    }

    /** The system does not take it. */
    record Refused(String reason) implements Begun {}

    /** Another reset of the account is at it. */
    record Busy() implements Begun {}

    record UnknownAccount() implements Begun {}

    /** Five resets of the account within a day are enough. */
    record TooMany() implements Begun {}
  }

  /**
   * Begins a reset, or takes it up again: the same request keeps its password.
   *
   * @param fresh the password, where the request has none yet
   */
  Mono<Begun> begin(ActionRequest request, AccessId account, String fresh);

  /** Whether the system may ever have been told of the request. */
  Mono<Boolean> isTold(ActionRequest request);

  /**
   * The system has the password: from now on the link shows it once, until its time is over. What
   * was asked for the account before, and is not seen yet, is refused as {@code superseded}.
   *
   * @param token null where the password is shown in the chat, and there is no link
   * @return false when a later reset has taken its place meanwhile: then nothing shows it
   */
  Mono<Boolean> changed(ActionRequest request, @Nullable LinkToken token);

  /** The system does not take it, for a reason that flows word. */
  Mono<Void> refused(ActionRequest request, String reason);
}
