package io.recado.intents.knowledge;

import io.recado.conversation.Language;
import io.recado.intents.knowledge.PostgresSources.PassageRow;
import io.recado.intents.knowledge.PostgresSources.SourceRow;
import io.recado.intents.knowledge.Source.Document;
import io.recado.intents.knowledge.Source.Faq;
import io.recado.intents.knowledge.Source.Format;
import io.recado.tenant.TenantId;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** What owners do with their tenant's knowledge. Safe for many threads, and on many nodes. */
public final class KnowledgeBase {

  private static final Logger log = LoggerFactory.getLogger(KnowledgeBase.class);

  private final PostgresSources sources;
  private final Preparation preparation;
  private final WebPages pages;
  private final Scheduler threads;

  KnowledgeBase(
      PostgresSources sources, Preparation preparation, WebPages pages, Scheduler threads) {
    this.sources = sources;
    this.preparation = preparation;
    this.pages = pages;
    this.threads = threads;
  }

  /**
   * Publishes a source, in the place of the one published under its id before. Customers are
   * answered from the one edition or the other, never from parts of both. Publishing the very same
   * again changes nothing.
   *
   * @return why it was not published; what was published before stays then, and the list shows the
   *     failure. Empty when it is published.
   */
  public Mono<Unreadable> publish(TenantId tenant, Source source) {
    return Mono.fromCallable(() -> described(source))
        .subscribeOn(threads)
        .flatMap(described -> publish(tenant, source, described));
  }

  /**
   * Fetches a page or document by its address and publishes it as {@link #publish(TenantId,
   * Source)} does. It is fetched once: when the page changes, this is to be called again.
   *
   * @param address https, public and without credentials; customers see it as the source
   */
  public Mono<Unreadable> publish(
      TenantId tenant, UUID source, String title, Language language, URI address) {
    var nothing = new Document(source, title, language, Format.HTML, new byte[0], address);
    return pages
        .fetch(source, title, language, address)
        .flatMap(document -> publish(tenant, document))
        .onErrorResume(
            UnreadableException.class, why -> fail(tenant, row(nothing, null), why.why()));
  }

  /** Takes a source away; nothing happens when there is none of this id. */
  public Mono<Void> remove(TenantId tenant, UUID source) {
    return sources.remove(tenant, source);
  }

  /** All sources of a tenant by title, the ones that failed too. */
  public Flux<Published> list(TenantId tenant) {
    return sources.list(tenant);
  }

  private Mono<Unreadable> publish(TenantId tenant, Source source, SourceRow row) {
    return sources
        .knows(tenant, row)
        .filter(known -> !known)
        .flatMap(changed -> prepared(source))
        .flatMap(rows -> sources.replace(tenant, row, rows, preparation.limits().passages()))
        .then(Mono.<Unreadable>empty())
        .onErrorResume(UnreadableException.class, why -> fail(tenant, row, why.why()));
  }

  private Mono<List<PassageRow>> prepared(Source source) {
    return Mono.fromCallable(() -> preparation.passages(source)).subscribeOn(threads);
  }

  private Mono<Unreadable> fail(TenantId tenant, SourceRow row, Unreadable why) {
    log.info(
        "Source {} of tenant {} cannot be published ({}); what was published before stays",
        row.id(),
        tenant,
        why.code());
    return sources.fail(tenant, row, why).thenReturn(why);
  }

  private SourceRow described(Source source) {
    return row(source, preparation.embedder());
  }

  private static SourceRow row(Source source, @Nullable String embedder) {
    var digest = Digest.of(source);
    return switch (source) {
      case Faq faq ->
          new SourceRow(faq.id(), "faq", faq.title(), null, faq.language(), digest, embedder);
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
