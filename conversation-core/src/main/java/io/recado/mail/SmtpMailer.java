package io.recado.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Sends by a mail server. Each mail has a connection of its own, on threads that wait for nothing
 * else; all is over in time.
 */
final class SmtpMailer implements Mailer {

  private static final String PATIENCE_MILLIS = "8000";
  private static final int MOST_AT_ONCE = 4;
  private static final int MOST_WAITING = 1_000;

  private final Scheduler sending =
      Schedulers.newBoundedElastic(MOST_AT_ONCE, MOST_WAITING, "mail");
  private final Clock clock;
  private final SmtpServer server;
  private final InternetAddress from;
  private final Session session;

  SmtpMailer(SmtpServer server, InternetAddress from, Clock clock) {
    this.clock = clock;
    this.server = server;
    this.from = from;
    this.session = Session.getInstance(properties(server));
  }

  @Override
  public boolean sends() {
    return true;
  }

  @Override
  public Mono<Void> send(Mail mail) {
    return Mono.<Void>fromCallable(
            () -> {
              transmit(mail);
              return null;
            })
        .subscribeOn(sending);
  }

  @Override
  public void close() {
    sending.dispose();
  }

  private void transmit(Mail mail) throws MessagingException {
    var message = new MimeMessage(session);
    message.setFrom(from);
    // Strict: one address, or an error.
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(mail.to(), true));
    message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
    message.setText(mail.text(), StandardCharsets.UTF_8.name());
    message.setSentDate(Date.from(clock.instant()));
    message.setHeader("Auto-Submitted", "auto-generated");
    message.saveChanges();
    try (var transport = session.getTransport(server.protocol())) {
      transport.connect(server.host(), server.port(), server.user(), server.password());
      transport.sendMessage(message, message.getAllRecipients());
    }
  }

  private static Properties properties(SmtpServer server) {
    var prefix = "mail." + server.protocol() + ".";
    var properties = new Properties();
    properties.put(prefix + "auth", String.valueOf(server.user() != null));
    properties.put(prefix + "starttls.enable", String.valueOf(server.startTls()));
    properties.put(prefix + "starttls.required", String.valueOf(server.startTls()));
    properties.put(prefix + "ssl.checkserveridentity", "true");
    properties.put(prefix + "connectiontimeout", PATIENCE_MILLIS);
    properties.put(prefix + "timeout", PATIENCE_MILLIS);
    properties.put(prefix + "writetimeout", PATIENCE_MILLIS);
    return properties;
  }
}
