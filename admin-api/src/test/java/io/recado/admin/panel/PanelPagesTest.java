package io.recado.admin.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.recado.admin.AdminServer;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

@Tag("server")
class PanelPagesTest {

  private static final Pattern SCRIPT = Pattern.compile("<script[^>]*src=\"([^\"]+)\"");

  private final AdminServer server = AdminServer.running();

  @BeforeAll
  static void needThePanel() {
    assumeTrue(new ClassPathResource("panel/index.html").exists(), "built with -Dskip.panel=true");
  }

  @Test
  void everyPathOfThePanelIsItsOnePage() {
    var page = get("/panel/");

    assertThat(header(page, "Content-Type")).startsWith("text/html");
    assertThat(header(page, "Cache-Control")).isEqualTo("no-cache");
    assertThat(withoutNonce(get("/panel/inbox/1/details"))).isEqualTo(withoutNonce(page));
    server.client().get().uri("/panel").exchange().expectHeader().location("/panel/");
  }

  @Test
  void onlyOwnFilesRunAndEveryAnswerHasANonceOfItsOwn() {
    var page = get("/panel/");

    assertThat(header(page, "Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(nonce(page)).isNotEqualTo(nonce(get("/panel/")));
    assertThat(body(page)).contains(nonce(page)).doesNotContain("__NONCE__");
    assertThat(body(page)).doesNotContainPattern("<script[^>]*>[^<]").doesNotContain(" style=");
  }

  @Test
  void whatBearsItsHashMayBeKeptForEver() {
    var found = SCRIPT.matcher(body(get("/panel/")));
    assertThat(found.find()).isTrue();

    var script = server.client().head().uri(found.group(1)).exchange().expectStatus().isOk();

    script.expectHeader().contentTypeCompatibleWith("text/javascript");
    script.expectHeader().value("Cache-Control", kept -> assertThat(kept).contains("immutable"));
    script.expectHeader().valueMatches("Cache-Control", ".*max-age=31536000.*");
  }

  @Test
  void whatThePanelDoesNotHaveIsNotFound() {
    for (var name : new String[] {"none.js", "..%2findex.html", "index.html"}) {
      server.client().get().uri("/panel/assets/" + name).exchange().expectStatus().isNotFound();
    }
  }

  private EntityExchangeResult<String> get(String path) {
    var answer = server.client().get().uri(path).exchange().expectStatus().isOk();
    return answer.expectBody(String.class).returnResult();
  }

  private static String withoutNonce(EntityExchangeResult<String> page) {
    return body(page).replace(nonce(page), "");
  }

  private static String nonce(EntityExchangeResult<?> page) {
    return header(page, "Content-Security-Policy").replaceAll(".*'nonce-([^']+)'.*", "$1");
  }

  private static String header(EntityExchangeResult<?> answer, String name) {
    return Objects.requireNonNull(answer.getResponseHeaders().getFirst(name));
  }

  private static String body(EntityExchangeResult<String> answer) {
    return Objects.requireNonNull(answer.getResponseBody());
  }
}
