package io.recado.admin.link;

import io.recado.mail.Mail;
import io.recado.mail.Mailer;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Mail to the people who work with the product. */
@Component
public class PeopleMail {

  private final Mailer mailer;
  private final UnsentMail unsent;
  private final String panel;

  PeopleMail(Mailer mailer, UnsentMail unsent, Settings settings) {
    this.mailer = mailer;
    this.unsent = unsent;
    this.panel = panel(settings);
  }

  /** As the settings have it: a request could say anything. */
  private static String panel(Settings settings) {
    var root =
        settings
            .find(Setting.PUBLIC_URL)
            .orElseGet(() -> "http://localhost:" + settings.count(Setting.PORT));
    return root.replaceAll("/+$", "") + "/panel/";
  }

  /** Where the panel is, with a slash at its end. */
  public String panel() {
    return panel;
  }

  /**
   * Completes when the mail is in other hands: the mail server's, or, where none is set, the file
   * in which an operator finds it.
   */
  public Mono<Void> send(Mail mail) {
    return mailer.sends() ? mailer.send(mail) : unsent.keep(mail);
  }
}
