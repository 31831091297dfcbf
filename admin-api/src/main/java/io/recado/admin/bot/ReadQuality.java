package io.recado.admin.bot;

import io.recado.actions.published.BotContent;
import io.recado.actions.published.Drafts;
import io.recado.actions.published.Edition;
import io.recado.actions.published.Publications;
import io.recado.admin.bot.QualityView.GapView;
import io.recado.admin.bot.QualityView.Of;
import io.recado.intents.published.ClassifierStore;
import io.recado.intents.published.ClassifierStore.Stored;
import io.recado.intents.quality.Quality;
import io.recado.tenant.TenantId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Reads what was found out about a tenant's phrases when they were learned. */
@Component
class ReadQuality {

  private final Drafts drafts;
  private final Publications publications;
  private final ClassifierStore store;
  private final ParityGate parity;

  ReadQuality(Drafts drafts, Publications publications, ClassifierStore store, ParityGate parity) {
    this.drafts = drafts;
    this.publications = publications;
    this.store = store;
    this.parity = parity;
  }

  /** Of what was learned last, where the draft has other phrases than what is published. */
  Mono<QualityView> of(TenantId tenant) {
    return Mono.zip(drafts.get(tenant), publications.holding(tenant))
        .publishOn(Schedulers.boundedElastic())
        .flatMap(found -> of(tenant, found.getT1().content(), found.getT2().content()));
  }

  /**
   * What keeps the draft's phrases from being published unasked; empty when nothing is known to.
   */
  Mono<GapView> holdingBack(TenantId tenant) {
    return drafts
        .get(tenant)
        .zipWith(store.tried(tenant))
        .filter(found -> isOf(found.getT1().content(), found.getT2()))
        .publishOn(Schedulers.boundedElastic())
        .flatMap(found -> Mono.justOrEmpty(parity.gap(found.getT2().quality())))
        .filter(GapView::holdsBack);
  }

  private static boolean isOf(BotContent draft, Stored tried) {
    return tried.phrases().equals(new Effective(draft).phrases());
  }

  private Mono<QualityView> of(TenantId tenant, BotContent draft, BotContent published) {
    boolean current = draft.phrases().equals(published.phrases());
    var holding = published(tenant, current);
    return current
        ? holding
        : store
            .tried(tenant)
            .publishOn(Schedulers.boundedElastic())
            .map(tried -> tried(tried, draft))
            .switchIfEmpty(holding);
  }

  private QualityView tried(Stored tried, BotContent draft) {
    return QualityView.of(Of.TRIED, isOf(draft, tried), tried.quality(), parity);
  }

  private Mono<QualityView> published(TenantId tenant, boolean current) {
    return publications
        .editions(tenant)
        .next()
        .map(Edition::classifier)
        .filter(classifier -> classifier > 0)
        .flatMap(classifier -> store.quality(tenant, classifier).defaultIfEmpty(Quality.UNKNOWN))
        .publishOn(Schedulers.boundedElastic())
        .map(quality -> QualityView.of(Of.PUBLISHED, current, quality, parity))
        .switchIfEmpty(
            Mono.fromSupplier(() -> QualityView.of(Of.SHIPPED, current, parity.shipped(), parity)));
  }
}
