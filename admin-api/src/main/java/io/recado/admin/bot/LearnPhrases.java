package io.recado.admin.bot;

import io.recado.actions.published.BotContent;
import io.recado.actions.published.Edition;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.intents.local.Phrases;
import io.recado.intents.published.ClassifierStore;
import io.recado.intents.published.ClassifierStore.Stored;
import io.recado.intents.published.TenantClassifiers;
import io.recado.intents.quality.Quality;
import io.recado.tenant.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What bots have learned of their phrases. Learning, which takes a while for each language in which
 * phrases have changed, and keeping it, which makes it hold, are apart: it is kept together with
 * the publication that it is for, or not at all. Every process, this one too, finds it within a
 * second or two.
 */
@Component
class LearnPhrases {

  /** Bots without phrases of their own are read by what comes with Recado: nothing is learned. */
  private static final Stored NOTHING = new Stored(Phrases.NONE, new byte[0], Quality.UNKNOWN);

  private static final Logger log = LoggerFactory.getLogger(LearnPhrases.class);

  private final TenantClassifiers classifiers;
  private final ClassifierStore store;

  LearnPhrases(TenantClassifiers classifiers, ClassifierStore store) {
    this.classifiers = classifiers;
    this.store = store;
  }

  /**
   * Learns this bot's phrases, one bot after another, where they were not learned last and not
   * published; fails with {@link LearningFailed}.
   */
  Mono<Stored> of(TenantId tenant, BotContent content) {
    return content.phrases().isEmpty()
        ? Mono.just(NOTHING)
        : tried(tenant, content).switchIfEmpty(Mono.defer(() -> learn(tenant, content)));
  }

  private Mono<Stored> learn(TenantId tenant, BotContent content) {
    return classifiers
        .learn(tenant, new Effective(content).phrases())
        .onErrorMap(LearningFailed::new);
  }

  /** What was learned last and not published, where that is of this bot's phrases. */
  Mono<Stored> tried(TenantId tenant, BotContent content) {
    return store
        .tried(tenant)
        .filter(tried -> tried.phrases().equals(new Effective(content).phrases()));
  }

  /** Keeps what is not published now. That it cannot costs learning it again. */
  Mono<Void> keepTried(TenantId tenant, Stored learned) {
    return learned.phrases().isNone()
        ? Mono.empty()
        : store
            .keepTried(tenant, learned)
            .doOnError(
                error ->
                    log.warn(
                        "What tenant {} has had learned is not kept, it is learned again when it is"
                            + " published: {}",
                        tenant,
                        error.toString()))
            .onErrorComplete();
  }

  /** What was learned for an earlier publication; fails where that is not kept any more. */
  Mono<Stored> before(TenantId tenant, Edition edition) {
    return edition.classifier() == 0
        ? Mono.just(NOTHING)
        : store
            .get(tenant, edition.classifier())
            .switchIfEmpty(
                Mono.error(
                    () ->
                        new ApiProblem(
                            ApiError.NOT_POSSIBLE, "What it had learned is not kept any more.")));
  }

  /**
   * Has the tenant's bot read by it, once the transaction is committed.
   *
   * @return the number that the publication names, see {@link Edition#classifier()}
   */
  Mono<Integer> keep(TenantId tenant, Stored learned) {
    return store.add(tenant, learned).map(number -> learned.phrases().isNone() ? 0 : number);
  }

  /** The phrases could not be learned. */
  static final class LearningFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LearningFailed(Throwable cause) {
      super("The phrases could not be learned: " + cause, cause);
    }
  }
}
