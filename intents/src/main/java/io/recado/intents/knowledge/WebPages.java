package io.recado.intents.knowledge;

import io.recado.conversation.Language;
import io.recado.egress.Egress;
import io.recado.egress.EgressException;
import io.recado.egress.Fetched;
import io.recado.intents.knowledge.Source.Document;
import io.recado.intents.knowledge.Source.Format;
import java.net.URI;
import java.util.UUID;
import reactor.core.publisher.Mono;

/** Fetches pages and documents by their address. */
final class WebPages {

  private final Egress egress;
  private final int mostBytes;

  WebPages(Egress egress, int mostBytes) {
    this.egress = egress;
    this.mostBytes = mostBytes;
  }

  /**
   * What is at the address now.
   *
   * @throws UnreadableException when it may not be fetched, does not answer, or is of a form that
   *     is not read
   */
  Mono<Document> fetch(UUID id, String title, Language language, URI address) {
    return egress
        .get(address, mostBytes)
        .map(page -> new Document(id, title, language, format(page), page.body(), address))
        .onErrorMap(EgressException.class, WebPages::unreadable);
  }

  private static Format format(Fetched page) {
    return Format.ofContentType(page.contentType())
        .orElseThrow(() -> UnreadableException.of(Unreadable.UNKNOWN_FORM));
  }

  private static UnreadableException unreadable(EgressException refused) {
    var why =
        switch (refused.refusal()) {
          case ADDRESS -> Unreadable.ADDRESS_REFUSED;
          case TOO_LARGE -> Unreadable.TOO_LARGE;
          case TOO_SLOW -> Unreadable.TOO_SLOW;
          case TOO_MANY_REDIRECTS, UNREACHABLE -> Unreadable.UNREACHABLE;
        };
    return new UnreadableException(why, refused);
  }
}
