package io.recado.actions.document;

import io.recado.action.IdempotencyKey;
import io.recado.actions.invoice.InvoiceId;
import io.recado.actions.link.LinkToken;
import io.recado.conversation.Language;
import io.recado.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.Mono;

/**
 * Links to invoices as documents. Whoever has one may read that invoice, until its time is over.
 */
public interface InvoiceLinks {

  /** Below the public address; the token and {@code .pdf} follow. */
  String PATH = "/invoices/";

  Duration LIFE = Duration.ofHours(24);

  /** How often a link shows its document: people look again, and chats fetch what they preview. */
  int MOST_OPENINGS = 30;

  /** Makes a link, or gives the one that the same request was given, while it is good. */
  Mono<Link> make(TenantId tenant, InvoiceId invoice, Language language, IdempotencyKey request);

  /** What a request was given; empty when it was given nothing, or its time is over. */
  Mono<Link> ofRequest(TenantId tenant, IdempotencyKey request);

  /**
   * What a token leads to, as it stands now; counts as an opening.
   *
   * @return empty when there is no such link, its time is over, or it was opened too often
   */
  Mono<InvoiceDocument> open(LinkToken token);

  /**
   * @param token what opens it; in no log line
   * @param number of the invoice
   */
  record Link(LinkToken token, String number, Instant madeAt, Instant expiresAt) {

    @Override
    public String toString() {
      return "Link[%s]".formatted(number);
    }
  }
}
