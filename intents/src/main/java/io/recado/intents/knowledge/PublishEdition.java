package io.recado.intents.knowledge;

import io.recado.conversation.Language;
import io.recado.intents.knowledge.Edition.Content;
import io.recado.intents.knowledge.PostgresEditions.Claimed;
import io.recado.intents.knowledge.PostgresSources.PassageRow;
import io.recado.intents.knowledge.PostgresSources.SourceRow;
import io.recado.intents.knowledge.Source.Document;
import io.recado.intents.knowledge.Source.Faq;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Reads what was handed in and publishes it, in the place of what the source said before. Customers
 * are answered from the one edition or the other, never from parts of both.
 */
final class PublishEdition {

  private static final Logger log = LoggerFactory.getLogger(PublishEdition.class);

  private final PostgresEditions editions;
  private final PostgresSources sources;
  private final Preparation preparation;
  private final WebPages pages;
  private final Scheduler threads;

  /**
   * @param threads that documents are read on, and vectors computed
   */
  PublishEdition(
      PostgresEditions editions,
      PostgresSources sources,
      Preparation preparation,
      WebPages pages,
      Scheduler threads) {
    this.editions = editions;
    this.sources = sources;
    this.preparation = preparation;
    this.pages = pages;
    this.threads = threads;
  }

  /**
   * Afterwards it is published, or the list says why it is not, and what was published before
   * stays. Publishing the very same again changes nothing. What was replaced or removed meanwhile
   * is dropped.
   */
  Mono<Void> run(Claimed claimed) {
    return source(claimed)
        .publishOn(threads)
        .flatMap(source -> publish(claimed, source, row(source, preparation.embedder())))
        .onErrorResume(UnreadableException.class, why -> fail(claimed, why.why()))
        .then(Mono.defer(() -> editions.end(claimed)));
  }

  /** What its reading ends with when nobody has survived it. */
  Mono<Void> giveUp(Claimed claimed) {
    return fail(claimed, Unreadable.DAMAGED).then(Mono.defer(() -> editions.end(claimed)));
  }

  private Mono<Source> source(Claimed claimed) {
    var edition = claimed.edition();
    var id = claimed.due().source();
    return edition.content() instanceof Content.Address(URI uri)
        ? pages.fetch(id, edition.title(), edition.language(), uri).cast(Source.class)
        : Mono.fromSupplier(() -> edition.source(id));
  }

  private Mono<Void> publish(Claimed claimed, Source source, SourceRow row) {
    var tenant = claimed.due().tenant();
    return sources
        .knows(tenant, row)
        .filter(known -> !known)
        .flatMap(changed -> prepared(source))
        .flatMap(
            passages ->
                editions.whileHeld(
                    claimed,
                    () -> sources.replace(tenant, row, passages, preparation.mostPassages())));
  }

  private Mono<List<PassageRow>> prepared(Source source) {
    return Mono.fromCallable(() -> preparation.passages(source)).subscribeOn(threads);
  }

  private Mono<Void> fail(Claimed claimed, Unreadable why) {
    var due = claimed.due();
    log.info(
        "Source {} of tenant {} cannot be published ({}); what was published before stays",
        due.source(),
        due.tenant(),
        why.code());
    var row = row(claimed.edition().source(due.source()), null);
    return editions.whileHeld(claimed, () -> sources.fail(due.tenant(), row, why));
  }

  private static SourceRow row(Source source, @Nullable String embedder) {
    var digest = Digest.of(source);
    return switch (source) {
      case Faq(var id, var title, Language language, _) ->
          new SourceRow(id, "faq", title, null, language, digest, embedder);
      case Document document ->
          new SourceRow(
              document.id(),
              document.format().name().toLowerCase(Locale.ROOT),
              document.title(),
              document.url() == null ? null : document.url().toString(),
              document.language(),
              digest,
              embedder);
    };
  }
}
