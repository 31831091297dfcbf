package io.recado.mail;

import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.settings.SettingsException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the way mail goes out. */
@Configuration(proxyBeanMethods = false)
public class MailConfiguration {

  /**
   * By the server of {@link Setting#MAIL_URL}.
   *
   * @throws SettingsException when the server or the sender is none
   */
  @Bean
  public Mailer mailer(Settings settings, Clock clock) {
    return settings
        .find(Setting.MAIL_URL)
        .map(MailConfiguration::server)
        .<Mailer>map(server -> new SmtpMailer(server, from(settings), clock))
        .orElse(NoMailer.INSTANCE);
  }

  private static SmtpServer server(String url) {
    try {
      return SmtpServer.of(url);
    } catch (IllegalArgumentException e) {
      throw fault(Setting.MAIL_URL, String.valueOf(e.getMessage()));
    }
  }

  private static InternetAddress from(Settings settings) {
    try {
      return new InternetAddress(settings.find(Setting.MAIL_FROM).orElse(""), true);
    } catch (AddressException e) {
      throw fault(Setting.MAIL_FROM, "expected an address, such as help@example.com");
    }
  }

  private static SettingsException fault(Setting setting, String problem) {
    return new SettingsException(List.of(setting.variable() + ": " + problem));
  }
}
