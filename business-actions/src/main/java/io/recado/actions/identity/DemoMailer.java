package io.recado.actions.identity;

import io.recado.mail.Mail;
import io.recado.mail.Mailer;
import io.recado.tenant.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Writes into the log what goes to the made-up people of the demo tenant, who have no mailbox: to
 * addresses of example.com, which is kept for that (RFC 2606). Whatever else there is to send is
 * passed on, and never logged.
 */
final class DemoMailer implements CodeMailer {

  private static final Logger log = LoggerFactory.getLogger(DemoMailer.class);

  private static final String NOBODY = "@example.com";

  private final Mailer others;
  private final TenantId demo;

  DemoMailer(Mailer others, TenantId demo) {
    this.others = others;
    this.demo = demo;
  }

  @Override
  public boolean sendsFor(TenantId tenant) {
    return tenant.equals(demo) || others.sends();
  }

  @Override
  public Mono<Void> send(TenantId tenant, Mail mail) {
    return tenant.equals(demo) && mail.to().endsWith(NOBODY)
        ? Mono.fromRunnable(
            () -> log.info("Demo mail to {}, sent to nobody: {}", mail.to(), mail.text()))
        : others.send(mail);
  }
}
