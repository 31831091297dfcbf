package io.recado.actions.identity;

import io.recado.action.ActionRequest;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Codes asked for, and tried. Each request has one effect and one answer, however often it is made.
 */
interface Challenges {

  /** How a request ended. */
  enum Answer {
    /** A code is sent, if what was claimed is known; nobody can tell from here whether it is. */
    ASKED,
    /** The same again; the code sent before is void, failures so far still count. */
    ASKED_AGAIN,
    PROVEN,
    WRONG,
    EXPIRED,
    /** Too many codes, or too many wrong ones. */
    REFUSED
  }

  /**
   * Asks for a code for whoever is claimed: a customer's number, e-mail address or telephone
   * number. Takes the same way, and as long, whether they are known or not.
   */
  Mono<Answer> ask(ActionRequest request, String claim);

  /**
   * Tries a code, or asks for another.
   *
   * @param seal of the code; null for another one
   */
  Mono<Answer> check(ActionRequest request, @Nullable String seal);

  /** The answer this request was given; empty when it was not made. */
  Mono<Answer> given(ActionRequest request);
}
