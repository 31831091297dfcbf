package io.recado.actions.identity;

import io.recado.tenant.TenantId;
import reactor.core.publisher.Mono;

/** Sends mail. Safe for many threads. */
interface Mailer extends AutoCloseable {

  /** Whether mail of this tenant can be sent at all. */
  boolean sendsFor(TenantId tenant);

  /** Completes when the mail is in other hands; an error means that it may not be. */
  Mono<Void> send(TenantId tenant, Mail mail);

  /** Takes no more mail. */
  @Override
  default void close() {}
}
