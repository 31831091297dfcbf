package io.recado.mail;

import reactor.core.publisher.Mono;

/** Sends mail. Safe for many threads. */
public interface Mailer extends AutoCloseable {

  /** Whether there is a server to send by; without one every mail is an error. */
  boolean sends();

  /** Completes when the mail is in other hands; an error means that it may not be. */
  Mono<Void> send(Mail mail);

  /** Takes no more mail. */
  @Override
  default void close() {}
}
