package io.recado.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.actions.attachment.FileType;
import io.recado.actions.link.LinkToken;
import io.recado.actions.sentfile.SentFile;
import io.recado.actions.sentfile.SentFiles;
import io.recado.conversation.ConversationId;
import io.recado.conversation.Uuid7;
import io.recado.tenant.TenantId;
import io.recado.testing.SettableClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class SentFilePagesTest {

  private static final String TOKEN = "t".repeat(43);

  private final WebTestClient browser =
      WebTestClient.bindToController(
              new SentFilePages(new OneFile(), new SettableClock(Instant.EPOCH)))
          .controllerAdvice(advice())
          .configureClient()
          .responseTimeout(Duration.ofSeconds(30))
          .build();

  @Test
  void theLinkGivesTheFileToBeStored() {
    var answer =
        browser.get().uri("/files/" + TOKEN + ".jpg").exchange().expectBody().returnResult();

    assertThat(answer.getStatus().value()).isEqualTo(200);
    assertThat(answer.getResponseBody()).containsExactly(1, 2, 3);
    var headers = answer.getResponseHeaders();
    assertThat(headers.getFirst("Content-Type")).isEqualTo("image/jpeg");
    assertThat(headers.getFirst("Content-Length")).isEqualTo("3");
    assertThat(headers.getFirst("Content-Disposition"))
        .startsWith("attachment;")
        .contains("t%C3%A9cnico.jpg");
    assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(headers.getFirst("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void whatIsOverAndWhatIsNoTokenIsNotFound() {
    for (var token : new String[] {"u".repeat(43), "short"}) {
      browser.get().uri("/files/{t}.jpg", token).exchange().expectStatus().isNotFound();
    }
  }

  @Test
  void whoTriesLinksIsSlowedDown() {
    for (int i = 0; i < 60; i++) {
      browser.get().uri("/files/{t}.jpg", "x").exchange().expectStatus().isNotFound();
    }

    browser.get().uri("/files/{t}.jpg", TOKEN).exchange().expectStatus().isEqualTo(429);
  }

  private static Object[] advice() {
    try (var context = new AnnotationConfigApplicationContext("io.recado.gateway.problem")) {
      return context.getBeansWithAnnotation(RestControllerAdvice.class).values().toArray();
    }
  }

  /** Knows one link. */
  private static final class OneFile implements SentFiles {

    @Override
    public URI link(TenantId tenant, SentFile file) {
      throw new AssertionError("a page makes no links");
    }

    @Override
    public Mono<Void> keep(TenantId tenant, ConversationId conversation, SentFile file) {
      throw new AssertionError("a page keeps nothing");
    }

    @Override
    public Mono<Kept> find(TenantId tenant, ConversationId conversation, UUID file) {
      throw new AssertionError("a page is asked by link");
    }

    @Override
    public Mono<Kept> open(LinkToken token) {
      var tenant = new TenantId(Uuid7.next());
      return token.value().equals(TOKEN)
          ? Mono.just(new Kept(tenant, Uuid7.next(), "técnico.jpg", FileType.JPEG, 3))
          : Mono.empty();
    }

    @Override
    public Flux<byte[]> bytes(Kept file) {
      return Flux.just(new byte[] {1, 2}, new byte[] {3});
    }
  }
}
