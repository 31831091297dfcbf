package io.recado.gateway.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.actions.link.LinkToken;
import io.recado.actions.password.OneTimeLinks;
import io.recado.conversation.Language;
import io.recado.gateway.limit.TokenBuckets;
import io.recado.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Mono;

class NewPasswordPageTest {

  private static final String PASSWORD = "uLm4-Tr7k-Wq2x-Bn5p";
  private static final LinkToken TOKEN = LinkToken.of("A".repeat(43)).orElseThrow();
  private static final String HERE = OneTimeLinks.PATH + TOKEN.value();

  private final OneLink links = new OneLink();
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-23T15:00:00Z"));
  private final WebTestClient web =
      WebTestClient.bindToController(
              new NewPasswordPage(links, new TokenBuckets(30, Duration.ofMinutes(1), clock)))
          .configureClient()
          .responseTimeout(Duration.ofSeconds(30))
          .build();

  @Test
  void lookingShowsAButtonAndTakesNothing() {
    for (int i = 0; i < 3; i++) {
      var page = body(get(HERE).expectStatus().isOk());
      assertThat(page).contains("<form method=\"post\">").doesNotContain(PASSWORD);
    }
    web.method(HttpMethod.HEAD).uri(HERE).exchange().expectStatus().isOk();

    assertThat(body(post(HERE).expectStatus().isOk())).contains(PASSWORD);
  }

  @Test
  void thePasswordIsShownOnce() {
    var first = body(post(HERE).expectStatus().isOk());
    var second = body(post(HERE).expectStatus().isNotFound());

    assertThat(first).contains(PASSWORD, "Customers &amp; &lt;friends&gt;", "C-101");
    assertThat(second).doesNotContain(PASSWORD);
    get(HERE).expectStatus().isNotFound();
  }

  @ParameterizedTest
  @CsvSource({"es, Este enlace ya no sirve", "en-GB, This link no longer works", "de, Dieser Link"})
  void whatIsOverAndWhatNeverWasLookTheSame(String language, String words) {
    post(HERE);

    var over = body(get(HERE, language).expectStatus().isNotFound());
    var never = body(get(OneTimeLinks.PATH + "B".repeat(43), language).expectStatus().isNotFound());
    var nonsense = body(get(OneTimeLinks.PATH + "x", language).expectStatus().isNotFound());

    assertThat(over).contains(words).isEqualTo(never).isEqualTo(nonsense);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void thePageSpeaksTheConversationsLanguage(Language language) {
    links.language = language;

    assertThat(body(get(HERE, "fr"))).contains("<html lang=\"" + language.code() + "\">");
    assertThat(body(post(HERE))).contains("<html lang=\"" + language.code() + "\">");
  }

  @Test
  void nothingIsKeptFetchedOrToldElsewhere() throws Exception {
    var answer = get(HERE);

    answer
        .expectHeader()
        .valueEquals("Cache-Control", "no-store")
        .expectHeader()
        .valueEquals("Referrer-Policy", "no-referrer")
        .expectHeader()
        .valueEquals("X-Content-Type-Options", "nosniff")
        .expectHeader()
        .valueMatches("Content-Security-Policy", "default-src 'none'; .*frame-ancestors 'none'");
    var style = Pattern.compile("(?s)<style>(.*)</style>").matcher(body(answer));
    assertThat(style.find()).isTrue();
    var digest =
        MessageDigest.getInstance("SHA-256")
            .digest(style.group(1).getBytes(StandardCharsets.UTF_8));
    assertThat(PasswordHtml.POLICY)
        .contains("style-src 'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
  }

  @Test
  void nobodyAsksTooOften() {
    for (int i = 0; i < 30; i++) {
      get(OneTimeLinks.PATH + "B".repeat(43));
    }

    post(HERE).expectStatus().isEqualTo(429);
    clock.advance(Duration.ofMinutes(1));
    assertThat(body(post(HERE).expectStatus().isOk())).contains(PASSWORD);
  }

  @Test
  void withTheDatabaseAwayTheLinkStaysAsItIs() {
    links.away = true;
    post(HERE).expectStatus().isEqualTo(503);
    links.away = false;

    assertThat(body(post(HERE).expectStatus().isOk())).contains(PASSWORD);
  }

  private ResponseSpec get(String path) {
    return get(path, "en");
  }

  private ResponseSpec get(String path, String language) {
    return web.get().uri(path).header("Accept-Language", language).exchange();
  }

  private ResponseSpec post(String path) {
    return web.post().uri(path).exchange();
  }

  private static String body(ResponseSpec answer) {
    var body = answer.expectBody().returnResult().getResponseBodyContent();
    return new String(Objects.requireNonNull(body), StandardCharsets.UTF_8);
  }

  /** One password behind one link. */
  private static final class OneLink implements OneTimeLinks {

    private final AtomicBoolean there = new AtomicBoolean(true);
    private Language language = Language.ENGLISH;
    private boolean away;

    @Override
    public Mono<Language> peek(LinkToken token) {
      return opens(token) ? Mono.just(language) : Mono.empty();
    }

    @Override
    public Mono<Revealed> reveal(LinkToken token) {
      if (away) {
        return Mono.error(() -> new IllegalStateException("the database is away"));
      }
      return opens(token) && there.getAndSet(false)
          ? Mono.just(new Revealed(PASSWORD, "C-101", "Customers & <friends>", language))
          : Mono.empty();
    }

    private boolean opens(LinkToken token) {
      return token.equals(TOKEN) && there.get();
    }
  }
}
