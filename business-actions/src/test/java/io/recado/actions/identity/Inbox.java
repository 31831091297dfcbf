package io.recado.actions.identity;

import io.recado.mail.Mail;
import io.recado.mail.Mailer;
import io.recado.tenant.TenantId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;

/** Takes mail, and hands out the codes in it. */
final class Inbox implements CodeMailer, Mailer {

  private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

  final List<Mail> mails = new CopyOnWriteArrayList<>();
  volatile boolean away;

  /** It takes a mail, but its word that it did is lost. */
  volatile boolean mute;

  @Override
  public boolean sendsFor(TenantId tenant) {
    return true;
  }

  @Override
  public boolean sends() {
    return true;
  }

  @Override
  public Mono<Void> send(TenantId tenant, Mail mail) {
    return send(mail);
  }

  @Override
  public Mono<Void> send(Mail mail) {
    return Mono.fromRunnable(
        () -> {
          if (away) {
            throw new IllegalStateException("the mail server is away");
          }
          mails.add(mail);
          if (mute) {
            throw new IllegalStateException("the connection broke");
          }
        });
  }

  String lastCode() {
    var code = CODE.matcher(mails.getLast().text());
    if (!code.find()) {
      throw new AssertionError("no code in " + mails.getLast());
    }
    return code.group();
  }
}
