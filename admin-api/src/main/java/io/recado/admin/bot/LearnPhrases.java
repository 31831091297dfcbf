package io.recado.admin.bot;

import io.recado.actions.published.BotContent;
import io.recado.actions.published.Edition;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.intents.local.Phrases;
import io.recado.intents.published.ClassifierStore;
import io.recado.intents.published.ClassifierStore.Stored;
import io.recado.intents.published.TenantClassifiers;
import io.recado.tenant.TenantId;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What bots have learned of their phrases. Learning, which takes a minute, and keeping it, which
 * makes it hold, are apart: it is kept together with the publication that it is for, or not at all.
 * Every process, this one too, finds it within a second or two.
 */
@Component
class LearnPhrases {

  /** Bots without phrases of their own are read by what comes with Recado: nothing is learned. */
  private static final Stored NOTHING = new Stored(Phrases.NONE, new byte[0]);

  private final TenantClassifiers classifiers;
  private final ClassifierStore store;

  LearnPhrases(TenantClassifiers classifiers, ClassifierStore store) {
    this.classifiers = classifiers;
    this.store = store;
  }

  /** Learns this bot's phrases, one bot after another; fails with {@link LearningFailed}. */
  Mono<Stored> of(BotContent content) {
    return content.phrases().isEmpty()
        ? Mono.just(NOTHING)
        : classifiers.learn(new Effective(content).phrases()).onErrorMap(LearningFailed::new);
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
    return store
        .add(tenant, learned.phrases(), learned.learned())
        .map(number -> learned.phrases().isNone() ? 0 : number);
  }

  /** The phrases could not be learned. */
  static final class LearningFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LearningFailed(Throwable cause) {
      super("The phrases could not be learned: " + cause, cause);
    }
  }
}
