package io.recado.gateway.channel.webchat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.HtmlUtils;

/**
 * A page from a template of the widget's build, for one request: its placeholders are filled, and
 * only scripts bearing its nonce run in it.
 */
final class Page {

  private static final SecureRandom RANDOM = new SecureRandom();

  private static final String POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'nonce-%s' 'strict-dynamic'",
          "style-src 'self'",
          "img-src 'self' data:",
          "connect-src 'self'",
          "frame-src 'self'",
          "base-uri 'none'",
          "form-action 'none'",
          "require-trusted-types-for 'script'",
          "frame-ancestors %s");

  private final String nonce = newNonce();
  private String html;

  Page(String template) {
    this.html = template.replace("__NONCE__", nonce);
  }

  /** Fills a placeholder with a text, escaped for HTML. */
  Page with(String placeholder, String text) {
    html = html.replace("__" + placeholder + "__", HtmlUtils.htmlEscape(text, "UTF-8"));
    return this;
  }

  /**
   * @param ancestors who may embed the page besides ourselves, as CSP host sources
   */
  ResponseEntity<String> embeddableBy(List<String> ancestors) {
    return answer(String.join(" ", "'self'", String.join(" ", ancestors)).strip());
  }

  ResponseEntity<String> notEmbeddable() {
    return answer("'none'");
  }

  private ResponseEntity<String> answer(String ancestors) {
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .cacheControl(CacheControl.noCache())
        .header("Content-Security-Policy", POLICY.formatted(nonce, ancestors))
        .header("X-Content-Type-Options", "nosniff")
        // Not no-referrer: with it, some browsers hide the origin from us as well.
        .header("Referrer-Policy", "same-origin")
        .header("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        .body(html);
  }

  private static String newNonce() {
    var bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
