package io.recado.gateway.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.recado.gateway.problem.GatewayError;
import io.recado.gateway.problem.GatewayProblem;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

@Tag("server")
class WidgetPagesTest {

  private static RunningGateway gateway;

  @BeforeAll
  static void start() {
    assumeTrue(new ClassPathResource("widget/widget.js").exists(), "built with -Dskip.widget=true");
    gateway = new RunningGateway(Map.of());
  }

  @AfterAll
  static void stop() {
    if (gateway != null) {
      gateway.close();
    }
  }

  private static EntityExchangeResult<String> get(String path) {
    return gateway.client().get().uri(path).exchange().expectBody(String.class).returnResult();
  }

  private static String header(EntityExchangeResult<?> result, String name) {
    return Objects.requireNonNull(result.getResponseHeaders().getFirst(name));
  }

  private static String body(EntityExchangeResult<String> result) {
    return Objects.requireNonNull(result.getResponseBody());
  }

  @Test
  void theLoaderMayBeKeptAndIsAskedForAgainByItsTag() {
    var loader = get("/widget.js");

    assertThat(loader.getStatus().value()).isEqualTo(200);
    assertThat(header(loader, "Content-Type")).startsWith("text/javascript");
    assertThat(header(loader, "Cache-Control")).contains("public").contains("max-age=300");
    assertThat(header(loader, "Access-Control-Allow-Origin")).isEqualTo("*");
    gateway
        .client()
        .get()
        .uri("/widget.js")
        .header("If-None-Match", header(loader, "ETag"))
        .exchange()
        .expectStatus()
        .isNotModified();
  }

  @Test
  void onlyTheAllowedSitesMayEmbedTheFrame() {
    var frame = get("/widget/frame?site=" + Fixtures.SITE);

    assertThat(frame.getStatus().value()).isEqualTo(200);
    assertThat(header(frame, "Content-Security-Policy"))
        .contains("default-src 'none'")
        .endsWith("frame-ancestors 'self' https://www.example.com")
        .doesNotContain("unsafe");
    assertThat(header(frame, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(frame, "Referrer-Policy")).isEqualTo("same-origin");
  }

  @Test
  void theOwnersSitesMayEmbedTheFrameBesideTheOperators() {
    var frame = get("/widget/frame?site=other-site");

    assertThat(header(frame, "Content-Security-Policy"))
        .endsWith("frame-ancestors 'self' https://www.example.com https://*.tienda.example");
  }

  @Test
  void everyScriptBearsTheNonceOfThisAnswer() {
    var frame = get("/widget/frame?site=" + Fixtures.SITE);
    var again = get("/widget/frame?site=" + Fixtures.SITE);

    var nonce =
        Pattern.compile("'nonce-([^']+)'")
            .matcher(header(frame, "Content-Security-Policy"))
            .results()
            .findFirst()
            .orElseThrow()
            .group(1);
    assertThat(body(frame)).contains("nonce=\"" + nonce + "\"").doesNotContain("__NONCE__");
    assertThat(body(again)).doesNotContain(nonce);
  }

  @Test
  void whatTheFrameNamesIsServedForEver() {
    var names =
        Pattern.compile("/widget/assets/[^\"]+")
            .matcher(body(get("/widget/frame?site=" + Fixtures.SITE)))
            .results()
            .map(match -> match.group())
            .toList();

    assertThat(names).hasSize(2);
    for (var name : names) {
      var asset = get(name);
      assertThat(asset.getStatus().value()).isEqualTo(200);
      assertThat(header(asset, "Cache-Control")).contains("immutable");
    }
  }

  @Test
  void nothingElseOfTheClassPathIsServed() {
    for (var name : new String[] {"frame.html", "..%2fframe.html", "none.js"}) {
      var uri = URI.create(gateway.url() + "/widget/assets/" + name);
      gateway.client().get().uri(uri).exchange().expectStatus().isNotFound();
    }
  }

  @Test
  void aFrameOfAnUnknownSiteIsRefused() {
    assertThat(get("/widget/frame?site=nobody").getStatus().value()).isEqualTo(404);
    assertThat(get("/widget/frame").getStatus().value()).isEqualTo(404);
  }

  @Test
  void theDemoPageEmbedsTheDemoWidget() {
    var demo = get("/?language=de");

    assertThat(body(demo))
        .contains("data-site-token=\"" + Fixtures.SITE + "\"")
        .contains("<html lang=\"de\">")
        .contains("Fibra &lt;Ejemplo&gt;")
        .contains("/actuator/health")
        .doesNotContain("__");
    assertThat(header(demo, "Content-Security-Policy")).endsWith("frame-ancestors 'none'");
  }

  @Test
  void withoutTheWidgetTheServerSaysSo() {
    var none = new WidgetFiles("no-such-folder");

    assertThatThrownBy(() -> none.bytes("widget.js"))
        .isInstanceOfSatisfying(
            GatewayProblem.class,
            problem -> assertThat(problem.error()).isEqualTo(GatewayError.NOT_CONFIGURED));
  }
}
