package io.recado.gateway.payment;

import io.recado.conversation.Language;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where a browser comes to rest after paying. Sends its visitor back to the chat, and knows and
 * changes nothing: whoever calls this address has proven nothing by it.
 */
@RestController
class PaymentDonePage {

  @GetMapping("/payments/done")
  ResponseEntity<String> page(Locale locale) {
    var language = Language.ofTag(locale.toLanguageTag()).orElse(Language.SPANISH);
    return ResponseEntity.ok()
        .contentType(MediaType.valueOf("text/html;charset=utf-8"))
        .cacheControl(CacheControl.noStore())
        .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
        .body(page(language));
  }

  private static String page(Language language) {
    return switch (language) {
      case SPANISH ->
          page(
              "es",
              "Gracias",
              "Vuelve al chat: ahí te avisamos en cuanto tu pago esté confirmado.");
      case ENGLISH ->
          page(
              "en",
              "Thank you",
              "Go back to the chat: we tell you there as soon as your payment is confirmed.");
      case GERMAN ->
          page(
              "de",
              "Vielen Dank",
              "Sie können zum Chat zurückkehren: Dort melden wir uns, sobald Ihre Zahlung bestätigt ist.");
    };
  }

  private static String page(String code, String title, String words) {
    return """
    <!doctype html>
    <html lang="%s">
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s</title>
    <style>body { font: 1.125rem/1.5 system-ui, sans-serif; margin: 20vh auto; max-width: 26rem; padding: 0 1rem }</style>
    <h1>%s</h1>
    <p>%s</p>
    </html>
    """
        .formatted(code, title, title, words);
  }
}
