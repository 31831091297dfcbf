package io.recado.mail;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A mail server, as {@code smtps://user:password@host:465} (TLS from the start) or {@code
 * smtp://user:password@host:587} (STARTTLS, or nothing is sent). With {@code ?starttls=no} mail
 * goes out in clear, which is for a relay on the same machine.
 */
record SmtpServer(
    String protocol,
    String host,
    int port,
    boolean startTls,
    @Nullable String user,
    @Nullable String password) {

  private static final int SUBMISSION = 587;
  private static final int SUBMISSION_TLS = 465;

  /**
   * @throws IllegalArgumentException when it is anything else; the message does not repeat it
   */
  static SmtpServer of(String url) {
    var address = parsed(url);
    var scheme = address.getScheme();
    boolean tls = "smtps".equals(scheme);
    if (scheme == null || !(tls || scheme.equals("smtp")) || address.getHost() == null) {
      throw new IllegalArgumentException("expected smtp://user:password@host:587 or smtps://…");
    }
    var credentials =
        address.getRawUserInfo() == null ? null : address.getRawUserInfo().split(":", 2);
    int usual = tls ? SUBMISSION_TLS : SUBMISSION;
    return new SmtpServer(
        scheme,
        address.getHost(),
        address.getPort() < 0 ? usual : address.getPort(),
        !tls && !"starttls=no".equals(address.getQuery()),
        credentials == null ? null : decoded(credentials[0]),
        credentials == null || credentials.length < 2 ? null : decoded(credentials[1]));
  }

  private static URI parsed(String url) {
    try {
      return URI.create(url);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("not the address of a mail server");
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "SmtpServer[" + host + ":" + port + "]";
  }
}
