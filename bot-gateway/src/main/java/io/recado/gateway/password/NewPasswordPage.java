package io.recado.gateway.password;

import io.recado.actions.link.LinkToken;
import io.recado.actions.password.OneTimeLinks;
import io.recado.conversation.Language;
import io.recado.gateway.limit.CallerAddress;
import io.recado.gateway.limit.TokenBuckets;
import io.recado.gateway.problem.GatewayProblem;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Where a one-time link leads. Getting it shows a button and takes nothing: chats, scanners and
 * browsers get links to preview them. Posting takes the password out of the product and shows it.
 */
@RestController
class NewPasswordPage {

  private static final Logger log = LoggerFactory.getLogger(NewPasswordPage.class);

  private static final String PATH = OneTimeLinks.PATH + "{token}";

  private final OneTimeLinks links;
  private final TokenBuckets callers;

  NewPasswordPage(OneTimeLinks links, TokenBuckets passwordPages) {
    this.links = links;
    this.callers = passwordPages;
  }

  @GetMapping(PATH)
  Mono<ResponseEntity<String>> ask(
      @PathVariable String token, @Nullable Locale locale, ServerHttpRequest request) {
    return answer(admitted(request, token).flatMap(links::peek).map(PasswordHtml::button), locale);
  }

  @PostMapping(PATH)
  Mono<ResponseEntity<String>> reveal(
      @PathVariable String token, @Nullable Locale locale, ServerHttpRequest request) {
    return answer(admitted(request, token).flatMap(links::reveal).map(PasswordHtml::shown), locale);
  }

  private Mono<LinkToken> admitted(ServerHttpRequest request, String token) {
    return Mono.defer(
        () -> {
          callers.take(CallerAddress.of(request));
          return Mono.justOrEmpty(LinkToken.of(token));
        });
  }

  private static Mono<ResponseEntity<String>> answer(Mono<String> html, @Nullable Locale locale) {
    return html.map(shown -> page(HttpStatus.OK, shown))
        .switchIfEmpty(gone(locale))
        .onErrorResume(error -> later(error, locale));
  }

  /** The same for what was opened, is over, or never was. */
  private static Mono<ResponseEntity<String>> gone(@Nullable Locale locale) {
    return Mono.fromSupplier(() -> page(HttpStatus.NOT_FOUND, PasswordHtml.gone(spoken(locale))));
  }

  private static Mono<ResponseEntity<String>> later(Throwable error, @Nullable Locale locale) {
    boolean tooMany = error instanceof GatewayProblem;
    if (!tooMany) {
      log.error("A new password could not be looked up; its link stays as it is", error);
    }
    var status = tooMany ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.SERVICE_UNAVAILABLE;
    return Mono.fromSupplier(() -> page(status, PasswordHtml.later(spoken(locale))));
  }

  /** Who asks need not say which language they read. */
  private static Language spoken(@Nullable Locale locale) {
    return Optional.ofNullable(locale)
        .flatMap(known -> Language.ofTag(known.toLanguageTag()))
        .orElse(Language.SPANISH);
  }

  private static ResponseEntity<String> page(HttpStatus status, String html) {
    return ResponseEntity.status(status)
        .contentType(MediaType.valueOf("text/html;charset=utf-8"))
        .cacheControl(CacheControl.noStore())
        .header("Content-Security-Policy", PasswordHtml.POLICY)
        .header("Referrer-Policy", "no-referrer")
        .header("X-Content-Type-Options", "nosniff")
        .header("X-Robots-Tag", "noindex, nofollow")
        .body(html);
  }
}
