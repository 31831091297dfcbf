package io.recado.gateway.channel.webchat;

import io.recado.channel.Channel;
import io.recado.channel.ChannelKind;
import io.recado.channel.Channels;
import io.recado.conversation.Language;
import io.recado.gateway.problem.GatewayError;
import io.recado.gateway.problem.GatewayProblem;
import io.recado.tenant.Tenant;
import io.recado.tenant.Tenants;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The widget as the browser loads it, and the page that shows it off. */
@RestController
class WidgetPages {

  private static final MediaType SCRIPT =
      new MediaType("text", "javascript", StandardCharsets.UTF_8);
  private static final MediaType STYLE = new MediaType("text", "css", StandardCharsets.UTF_8);

  /** What may stand in a policy: whatever else an owner typed could end the directive. */
  private static final Pattern HOST_SOURCE =
      Pattern.compile("(?:https?://)?(?:\\*\\.)?[A-Za-z0-9.-]+(?::[0-9]{1,5})?");

  private final WidgetFiles files;
  private final Channels channels;
  private final Tenants tenants;
  private final AllowedSites sites;
  private final Optional<DemoSite> demo;

  WidgetPages(
      WidgetFiles files,
      Channels channels,
      Tenants tenants,
      AllowedSites sites,
      Optional<DemoSite> demo) {
    this.files = files;
    this.channels = channels;
    this.tenants = tenants;
    this.sites = sites;
    this.demo = demo;
  }

  /** The one script an owner embeds. Its name never changes, so browsers ask again soon. */
  @GetMapping("/widget.js")
  ResponseEntity<byte[]> loader() {
    var script = files.bytes("widget.js");
    return ResponseEntity.ok()
        .contentType(SCRIPT)
        .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
        .eTag(DigestUtils.md5DigestAsHex(script))
        .header("Access-Control-Allow-Origin", "*")
        .header("Cross-Origin-Resource-Policy", "cross-origin")
        .header("X-Content-Type-Options", "nosniff")
        .body(script);
  }

  /** Scripts and styles bear their hash in their name, so they never change. */
  @GetMapping("/widget/assets/{name}")
  ResponseEntity<byte[]> asset(@PathVariable String name) {
    return files
        .asset(name)
        .map(
            bytes ->
                ResponseEntity.ok()
                    .contentType(name.endsWith(".css") ? STYLE : SCRIPT)
                    .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                    .header("X-Content-Type-Options", "nosniff")
                    .body(bytes))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }

  @GetMapping("/widget/frame")
  Mono<ResponseEntity<String>> frame(@RequestParam(defaultValue = "") String site) {
    return channel(site)
        .filter(channel -> !channel.paused())
        .switchIfEmpty(Mono.error(() -> new GatewayProblem(GatewayError.CHANNEL_UNKNOWN)))
        .flatMap(sites::of)
        .map(allowed -> new Page(files.text("frame.html")).embeddableBy(sources(allowed)));
  }

  @GetMapping("/")
  Mono<ResponseEntity<String>> demo(
      @RequestParam(required = false) @Nullable String language, ServerWebExchange exchange) {
    var site = demo.map(DemoSite::siteToken).orElse("");
    return channel(site)
        .flatMap(channel -> tenants.find(channel.tenant()))
        .map(tenant -> demo(site, tenant, language, exchange));
  }

  private ResponseEntity<String> demo(
      String site, Tenant tenant, @Nullable String language, ServerWebExchange exchange) {
    return new Page(files.text("demo.html"))
        .with("SITE_TOKEN", site)
        .with("FIRM", tenant.name())
        .with("LANGUAGE", language(language, exchange).orElse(tenant.language()).code())
        .notEmbeddable();
  }

  private Mono<Channel> channel(String siteToken) {
    return channels
        .byAddress(ChannelKind.WEBCHAT, siteToken)
        .switchIfEmpty(Mono.error(() -> new GatewayProblem(GatewayError.CHANNEL_UNKNOWN)));
  }

  private static Optional<Language> language(@Nullable String wish, ServerWebExchange exchange) {
    var browser = exchange.getLocaleContext().getLocale();
    var tag = Objects.requireNonNullElse(browser, Locale.ROOT).toLanguageTag();
    return Language.ofTag(Objects.requireNonNullElse(wish, tag));
  }

  private static List<String> sources(List<String> allowed) {
    return allowed.stream().filter(HOST_SOURCE.asMatchPredicate()).toList();
  }
}
