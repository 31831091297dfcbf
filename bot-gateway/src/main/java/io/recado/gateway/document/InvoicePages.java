package io.recado.gateway.document;

import io.recado.actions.document.InvoiceDocument;
import io.recado.actions.document.InvoiceLinks;
import io.recado.actions.document.InvoicePdf;
import io.recado.actions.link.LinkToken;
import io.recado.gateway.limit.CallerAddress;
import io.recado.gateway.limit.TokenBuckets;
import java.time.Clock;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Where a link to an invoice leads: the invoice as it stands now, drawn anew each time. What is
 * over, was opened too often or never was, is answered alike.
 */
@RestController
class InvoicePages {

  /** Programs that preview links in a chat ask as well. */
  private static final int MOST_A_MINUTE = 60;

  private final InvoiceLinks links;
  private final TokenBuckets byAddress;

  InvoicePages(InvoiceLinks links, Clock clock) {
    this.links = links;
    this.byAddress = new TokenBuckets(MOST_A_MINUTE, Duration.ofMinutes(1), clock);
  }

  @GetMapping(InvoiceLinks.PATH + "{token}.pdf")
  Mono<ResponseEntity<byte[]>> page(@PathVariable String token, ServerHttpRequest request) {
    byAddress.take(CallerAddress.of(request));
    return Mono.justOrEmpty(LinkToken.of(token))
        .flatMap(links::open)
        .flatMap(InvoicePages::drawn)
        .defaultIfEmpty(gone());
  }

  private static Mono<ResponseEntity<byte[]>> drawn(InvoiceDocument invoice) {
    return Mono.fromCallable(() -> answer(invoice)).subscribeOn(Schedulers.boundedElastic());
  }

  private static ResponseEntity<byte[]> answer(InvoiceDocument invoice) {
    var name = invoice.number().replaceAll("[^A-Za-z0-9._-]", "_");
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_PDF)
        .cacheControl(CacheControl.noStore())
        .header("Content-Disposition", "inline; filename=\"%s.pdf\"".formatted(name))
        .header("X-Content-Type-Options", "nosniff")
        .header("X-Robots-Tag", "noindex, nofollow")
        .header("Referrer-Policy", "no-referrer")
        .body(InvoicePdf.of(invoice));
  }

  private static ResponseEntity<byte[]> gone() {
    return ResponseEntity.notFound().cacheControl(CacheControl.noStore()).build();
  }
}
