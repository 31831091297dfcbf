package io.recado.mail;

import reactor.core.publisher.Mono;

/** Where no mail server is set. */
enum NoMailer implements Mailer {
  INSTANCE;

  @Override
  public boolean sends() {
    return false;
  }

  @Override
  public Mono<Void> send(Mail mail) {
    return Mono.error(() -> new IllegalStateException("no mail server is set"));
  }
}
