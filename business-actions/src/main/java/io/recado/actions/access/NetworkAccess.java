package io.recado.actions.access;

import reactor.core.publisher.Mono;

/**
 * Switches service on where the network does it. Calls go over the network, never inside a
 * transaction. What gives no answer (time limit, no connection, a failure of its own, an answer
 * that cannot be read) is an error: doing it again does no harm.
 */
interface NetworkAccess {

  /** Lets a customer in again; who is in already stays so. */
  Mono<Switched> on(Router router, AccessSwitch way);

  /** How it ended. */
  sealed interface Switched {

    /** The router says so itself. */
    record On() implements Switched {}

    /**
     * It will not, or does not know the access; asking again would not help.
     *
     * @param code for the log and for a person
     */
    record Refused(String code) implements Switched {}

    /**
     * Nobody has switched it on yet: no router is known, or it gave no answer.
     *
     * @param why for the log and for a person
     */
    record NotYet(String why) implements Switched {}
  }
}
