package io.recado.gateway.channel.webchat;

import io.recado.tenant.TenantId;
import java.time.Clock;

class InMemoryMailboxTest extends MailboxContract {

  private final Mailbox mailbox = new InMemoryMailbox(Clock.systemUTC());

  @Override
  Mailbox mailbox() {
    return mailbox;
  }

  @Override
  TenantId tenant() {
    return someTenant();
  }
}
