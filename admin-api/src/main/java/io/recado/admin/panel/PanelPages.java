package io.recado.admin.panel;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * The panel under {@code /panel/}: one page for every path of it, because the paths are the page's
 * own, and what it loads. None of it is secret; what it shows comes from the API.
 */
@Configuration(proxyBeanMethods = false)
class PanelPages {

  private static final SecureRandom RANDOM = new SecureRandom();

  /** The nonce is for the style sheets that components write while they run. */
  private static final String POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self' 'nonce-%s'",
          "img-src 'self' data:",
          "media-src 'self'",
          "connect-src 'self'",
          "base-uri 'none'",
          "form-action 'none'",
          "trusted-types default",
          "require-trusted-types-for 'script'",
          "frame-ancestors 'none'");

  private final PanelFiles files;

  PanelPages(PanelFiles files) {
    this.files = files;
  }

  @Bean
  RouterFunction<ServerResponse> panel() {
    return RouterFunctions.route()
        .route(
            reads("/panel"),
            request -> ServerResponse.permanentRedirect(URI.create("/panel/")).build())
        .route(reads("/panel/assets/{name}"), this::asset)
        .route(reads("/panel/**"), request -> page())
        .build();
  }

  private static RequestPredicate reads(String path) {
    return RequestPredicates.methods(HttpMethod.GET, HttpMethod.HEAD)
        .and(RequestPredicates.path(path));
  }

  private Mono<ServerResponse> page() {
    return files.page().map(PanelPages::page).orElseGet(PanelPages::leftOut);
  }

  private static Mono<ServerResponse> page(String template) {
    var nonce = newNonce();
    return ServerResponse.ok()
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .cacheControl(CacheControl.noCache())
        .header("Content-Security-Policy", POLICY.formatted(nonce))
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "same-origin")
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        .bodyValue(template.replace("__NONCE__", nonce));
  }

  private static Mono<ServerResponse> leftOut() {
    return ServerResponse.status(503)
        .contentType(MediaType.TEXT_PLAIN)
        .bodyValue("This build was made without the panel.\n");
  }

  /** Scripts and styles bear their hash in their name, so they never change. */
  private Mono<ServerResponse> asset(ServerRequest request) {
    var name = request.pathVariable("name");
    return files
        .asset(name)
        .map(
            bytes ->
                ServerResponse.ok()
                    .contentType(kind(name))
                    .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                    .header("X-Content-Type-Options", "nosniff")
                    .bodyValue(bytes))
        .orElseGet(() -> ServerResponse.notFound().build());
  }

  private static MediaType kind(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "js" -> new MediaType("text", "javascript", StandardCharsets.UTF_8);
      case "css" -> new MediaType("text", "css", StandardCharsets.UTF_8);
      default -> new MediaType("image", "svg+xml");
    };
  }

  private static String newNonce() {
    var bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
