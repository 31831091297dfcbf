package io.recado.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.action.IdempotencyKey;
import io.recado.actions.document.InvoiceDocument;
import io.recado.actions.document.InvoiceDocument.Issuer;
import io.recado.actions.document.InvoiceDocument.Line;
import io.recado.actions.document.InvoiceDocument.Recipient;
import io.recado.actions.document.InvoiceDocument.Totals;
import io.recado.actions.document.InvoiceLinks;
import io.recado.actions.invoice.InvoiceId;
import io.recado.actions.invoice.Money;
import io.recado.actions.link.LinkToken;
import io.recado.conversation.Language;
import io.recado.tenant.TenantId;
import io.recado.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import reactor.core.publisher.Mono;

class InvoicePagesTest {

  private static final String TOKEN = "t".repeat(43);
  private static final Money PRICE = Money.of(14_990, "CLP");

  private final OneLink links = new OneLink();
  private final WebTestClient browser =
      WebTestClient.bindToController(new InvoicePages(links, new SettableClock(Instant.EPOCH)))
          .controllerAdvice(advice())
          .configureClient()
          .responseTimeout(Duration.ofSeconds(30))
          .build();

  @Test
  void theLinkShowsADocumentThatNobodyKeeps() {
    var answer =
        browser.get().uri("/invoices/" + TOKEN + ".pdf").exchange().expectBody().returnResult();

    assertThat(answer.getStatus().value()).isEqualTo(200);
    assertThat(answer.getResponseBody()).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
    var headers = answer.getResponseHeaders();
    assertThat(headers.getFirst("Content-Type")).isEqualTo("application/pdf");
    assertThat(headers.getFirst("Cache-Control")).isEqualTo("no-store");
    assertThat(headers.getFirst("Content-Disposition"))
        .isEqualTo("inline; filename=\"F-2101__.pdf\"");
    assertThat(headers.getFirst("X-Robots-Tag")).isEqualTo("noindex, nofollow");
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "ttttttttttttttttttttttttttttttttttttttttttt!"})
  void whatIsNoTokenIsNotAskedFor(String token) {
    browser.get().uri("/invoices/{token}.pdf", token).exchange().expectStatus().isNotFound();

    assertThat(links.asked).isEmpty();
  }

  @Test
  void aLinkThatIsOverIsNotFound() {
    browser
        .get()
        .uri("/invoices/" + "u".repeat(43) + ".pdf")
        .exchange()
        .expectStatus()
        .isNotFound();

    assertThat(links.asked).hasSize(1);
  }

  @Test
  void whoTriesLinksIsSlowedDown() {
    for (int i = 0; i < 60; i++) {
      browser.get().uri("/invoices/{token}.pdf", "x").exchange().expectStatus().isNotFound();
    }

    browser.get().uri("/invoices/{t}.pdf", TOKEN).exchange().expectStatus().isEqualTo(429);
    assertThat(links.asked).isEmpty();
  }

  private static Object[] advice() {
    try (var context = new AnnotationConfigApplicationContext("io.recado.gateway.problem")) {
      return context.getBeansWithAnnotation(RestControllerAdvice.class).values().toArray();
    }
  }

  /** Knows one link. */
  private static final class OneLink implements InvoiceLinks {

    private final List<LinkToken> asked = new ArrayList<>();

    @Override
    public Mono<Link> make(
        TenantId tenant, InvoiceId invoice, Language language, IdempotencyKey request) {
      throw new AssertionError("a page makes no links");
    }

    @Override
    public Mono<Link> ofRequest(TenantId tenant, IdempotencyKey request) {
      throw new AssertionError("a page is asked by link, not by request");
    }

    @Override
    public Mono<InvoiceDocument> open(LinkToken token) {
      asked.add(token);
      return token.value().equals(TOKEN) ? Mono.just(document()) : Mono.empty();
    }

    private static InvoiceDocument document() {
      return new InvoiceDocument(
          new Issuer("Red Andina (demo)", null, null, null),
          new Recipient("Cliente Demo 01", "C-101"),
          "F-2101/ñ",
          LocalDate.parse("2026-11-03"),
          LocalDate.parse("2026-11-18"),
          "open",
          List.of(new Line("Plan Hogar 200", 1, 1900, Money.of(12_597, "CLP"), PRICE)),
          new Totals(PRICE, PRICE, PRICE),
          PRICE,
          Language.SPANISH);
    }
  }
}
