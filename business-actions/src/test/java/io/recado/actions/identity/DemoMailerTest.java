package io.recado.actions.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import io.recado.conversation.Uuid7;
import io.recado.mail.Mail;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoMailerTest {

  private static final TenantId TENANT = new TenantId(Uuid7.next());
  private static final Mail MAIL =
      CodeMail.of("cliente01@example.com", "Red Andina", "482913", Language.ENGLISH);

  @Test
  void onlyMailToMadeUpPeopleOfTheDemoTenantStaysHere() {
    var inbox = new Inbox();
    var mailer = new DemoMailer(inbox, TENANT);
    var other = new TenantId(Uuid7.next());

    Await.done(mailer.send(TENANT, MAIL));
    assertThat(inbox.mails).isEmpty();

    Await.done(mailer.send(other, MAIL));
    Await.done(mailer.send(TENANT, new Mail("real@example.org", "s", "t")));
    assertThat(inbox.mails).extracting(Mail::to).isEqualTo(List.of(MAIL.to(), "real@example.org"));
  }
}
