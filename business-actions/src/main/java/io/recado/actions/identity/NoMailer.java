package io.recado.actions.identity;

import io.recado.tenant.TenantId;
import reactor.core.publisher.Mono;

/** Where no mail server is set. */
enum NoMailer implements Mailer {
  INSTANCE;

  @Override
  public boolean sendsFor(TenantId tenant) {
    return false;
  }

  @Override
  public Mono<Void> send(TenantId tenant, Mail mail) {
    return Mono.error(() -> new IllegalStateException("no mail server is set"));
  }
}
