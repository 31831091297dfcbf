package io.recado.admin.bot;

import io.recado.actions.published.BotContent;
import io.recado.actions.published.Edition;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.intents.local.LocalClassifier;
import io.recado.intents.local.Phrases;
import io.recado.intents.published.ClassifierStore;
import io.recado.intents.published.ClassifierStore.Stored;
import io.recado.tenant.TenantId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * What bots have learned of their phrases. Learning, which takes a minute, and keeping it, which
 * makes it hold, are apart: it is kept together with the publication that it is for, or not at all.
 * Every process, this one too, finds it within a second or two.
 */
@Component
class LearnPhrases implements DisposableBean {

  /** Bots without phrases of their own are read by what comes with Recado: nothing is learned. */
  private static final Stored NOTHING = new Stored(Phrases.NONE, new byte[0]);

  private final ClassifierStore store;
  private final Scheduler learning = Schedulers.newSingle("bot-learning", true);

  LearnPhrases(ClassifierStore store) {
    this.store = store;
  }

  /** Learns this bot's phrases, one bot after another; fails with {@link LearningFailed}. */
  Mono<Stored> of(BotContent content) {
    return content.phrases().isEmpty()
        ? Mono.just(NOTHING)
        : Mono.fromCallable(() -> learned(new Effective(content).phrases()))
            .subscribeOn(learning)
            .onErrorMap(LearningFailed::new);
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

  private static Stored learned(Phrases phrases) throws IOException {
    var bytes = new ByteArrayOutputStream();
    LocalClassifier.trainedOn(phrases).writeTo(bytes);
    return new Stored(phrases, bytes.toByteArray());
  }

  @Override
  public void destroy() {
    learning.dispose();
  }

  /** The phrases could not be learned. */
  static final class LearningFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LearningFailed(Throwable cause) {
      super("The phrases could not be learned: " + cause, cause);
    }
  }
}
