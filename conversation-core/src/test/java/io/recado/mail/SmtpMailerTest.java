package io.recado.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.testing.Await;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How mail goes out. */
class SmtpMailerTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
  private static final Mail MAIL =
      new Mail("cliente01@example.com", "Your code", "Your code is: 482913\n");

  @Test
  void aMailGoesToItsAddressAndNowhereElse() throws Exception {
    try (var server = new StubSmtp();
        var mailer = mailer("smtp://localhost:" + server.port() + "?starttls=no")) {
      Await.done(mailer.send(MAIL));

      assertThat(server.lines)
          .filteredOn(line -> line.startsWith("RCPT"))
          .containsExactly("RCPT TO:<cliente01@example.com>");
      assertThat(server.lines).contains("Your code is: 482913", "Auto-Submitted: auto-generated");
      assertThat(server.lines).anyMatch(line -> line.startsWith("Date: Sun, 22 Nov 2026 "));
    }
  }

  @Test
  void aRefusedMailIsAnError() throws Exception {
    try (var server = new StubSmtp();
        var mailer = mailer("smtp://localhost:" + server.port() + "?starttls=no")) {
      server.refuses = true;

      assertThatThrownBy(() -> Await.done(mailer.send(MAIL)))
          .hasRootCauseInstanceOf(jakarta.mail.MessagingException.class);
    }
  }

  @Test
  void withoutEncryptionNothingIsSentWhereItWasNotAllowed() throws Exception {
    try (var server = new StubSmtp();
        var mailer = mailer("smtp://localhost:" + server.port())) {
      assertThatThrownBy(() -> Await.done(mailer.send(MAIL))).isNotNull();
      assertThat(server.lines).noneMatch(line -> line.contains("482913"));
    }
  }

  @Test
  void aServersAddressIsReadWithItsCredentials() {
    assertThat(SmtpServer.of("smtps://me%40example.com:p%3Ass@mail.example.com"))
        .isEqualTo(
            new SmtpServer("smtps", "mail.example.com", 465, false, "me@example.com", "p:ss"));
    assertThat(SmtpServer.of("smtp://mail.example.com:2525"))
        .isEqualTo(new SmtpServer("smtp", "mail.example.com", 2525, true, null, null));
    assertThat(SmtpServer.of("smtp://me:secret@mail.example.com").toString())
        .doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mail.example.com:secret",
        "https://secret@example.com",
        "secret",
        "smtp://secret word"
      })
  void anythingElseIsNoServerAndIsNotRepeated(String url) {
    assertThatThrownBy(() -> SmtpServer.of(url))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .doesNotContain("secret");
  }

  private static SmtpMailer mailer(String url) throws Exception {
    return new SmtpMailer(SmtpServer.of(url), new InternetAddress("help@example.com", true), CLOCK);
  }
}
