package io.recado.admin.bot;

import io.recado.actions.published.BotContent;
import io.recado.actions.published.Draft;
import io.recado.actions.published.Drafts;
import io.recado.actions.published.Holding;
import io.recado.admin.access.Caller;
import io.recado.admin.bot.LearnPhrases.LearningFailed;
import io.recado.admin.bot.ParityGate.LanguagesApart;
import io.recado.admin.bot.PublicationApi.Outcome;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/**
 * Publishes drafts: at once, or, where phrases are to be learned, when they are. What is learned
 * for when the process ends counts as interrupted some time later, and nothing is published.
 */
@Component
class PublishDraft implements DisposableBean {

  private static final Logger log = LoggerFactory.getLogger(PublishDraft.class);

  private final Drafts drafts;
  private final PublishBot publish;
  private final Disposable.Composite learning = Disposables.composite();

  PublishDraft(Drafts drafts, PublishBot publish) {
    this.drafts = drafts;
    this.publish = publish;
  }

  /**
   * @param holding what is published now
   * @param allTheSame whether it is wanted although one language was found to trail another
   */
  Mono<Outcome> publish(Caller caller, Draft draft, Holding holding, boolean allTheSame) {
    return drafts
        .begin(caller.tenant(), draft.version())
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.DRAFT_CHANGED)))
        .flatMap(begun -> go(caller, draft.content(), holding, allTheSame, begun));
  }

  private Mono<Outcome> go(
      Caller caller, BotContent content, Holding holding, boolean allTheSame, Instant begun) {
    if (content.phrases().equals(holding.content().phrases())) {
      return ended(caller, begun, publish.publish(caller, content, holding))
          .map(Outcome::published);
    }
    return Mono.fromSupplier(
        () -> {
          learn(caller, begun, publish.learnAndPublish(caller, content, holding, allTheSame));
          return Outcome.LEARNING;
        });
  }

  private void learn(Caller caller, Instant begun, Mono<Integer> publication) {
    log.info("Tenant {} has phrases that are learned now, and published then", caller.tenant());
    var running = Disposables.swap();
    learning.add(running);
    running.update(
        ended(caller, begun, publication)
            .doFinally(signal -> learning.remove(running))
            .subscribe(
                number -> log.info("Tenant {} works by publication {}", caller.tenant(), number),
                error -> tell(caller, error)));
  }

  private static void tell(Caller caller, Throwable error) {
    if (error instanceof LanguagesApart) {
      log.info(
          "Tenant {} stays as it was until an owner wants its draft all the same: {}",
          caller.tenant(),
          error.getMessage());
    } else {
      log.error(
          "Tenant {} stays as it was, its draft could not be published", caller.tenant(), error);
    }
  }

  /** Notes what came of it, for those who ask for the draft. */
  private Mono<Integer> ended(Caller caller, Instant begun, Mono<Integer> publication) {
    return publication
        .onErrorResume(error -> end(caller, begun, failure(error)).then(Mono.error(error)))
        .delayUntil(number -> end(caller, begun, null));
  }

  /** That it cannot be noted changes nothing of what came of it. */
  private Mono<Void> end(Caller caller, Instant begun, @Nullable String failed) {
    return drafts
        .end(caller.tenant(), begun, failed)
        .doOnError(
            error ->
                log.warn(
                    "What came of the publication that tenant {} began at {} is not noted, it will"
                        + " count as interrupted: {}",
                    caller.tenant(),
                    begun,
                    error.toString()))
        .onErrorComplete();
  }

  private static String failure(Throwable error) {
    return switch (error) {
      case LearningFailed _ -> "learning-failed";
      case LanguagesApart _ -> BotView.LANGUAGES_APART;
      case ApiProblem problem when problem.error() == ApiError.BOT_UNFIT -> "unfit";
      case ApiProblem problem when problem.error() == ApiError.DRAFT_CHANGED -> "overtaken";
      default -> "publishing-failed";
    };
  }

  @Override
  public void destroy() {
    learning.dispose();
  }
}
