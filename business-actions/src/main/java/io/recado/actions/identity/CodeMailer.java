package io.recado.actions.identity;

import io.recado.mail.Mail;
import io.recado.tenant.TenantId;
import reactor.core.publisher.Mono;

/** Sends the mail that codes come in. Safe for many threads. */
interface CodeMailer {

  /** Whether mail of this tenant can be sent at all. */
  boolean sendsFor(TenantId tenant);

  /** Completes when the mail is in other hands; an error means that it may not be. */
  Mono<Void> send(TenantId tenant, Mail mail);
}
