package io.recado.admin.bot;

import io.recado.actions.published.BotContent;
import io.recado.actions.published.Draft;
import io.recado.actions.published.Drafts;
import io.recado.admin.access.Caller;
import io.recado.admin.bot.PublicationApi.Outcome;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
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
   */
  Mono<Outcome> publish(Caller caller, Draft draft, BotContent holding) {
    return drafts
        .begin(caller.tenant(), draft.version())
        .filter(begun -> begun)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.DRAFT_CHANGED)))
        .flatMap(begun -> go(caller, draft.content(), holding));
  }

  private Mono<Outcome> go(Caller caller, BotContent content, BotContent holding) {
    if (content.phrases().equals(holding.phrases())) {
      return ended(caller, publish.publish(caller, content)).map(Outcome::published);
    }
    return Mono.fromSupplier(
        () -> {
          learn(caller, content);
          return Outcome.LEARNING;
        });
  }

  private void learn(Caller caller, BotContent content) {
    log.info("Tenant {} has phrases that are learned now, and published then", caller.tenant());
    var running = Disposables.swap();
    learning.add(running);
    running.update(
        ended(caller, publish.learnAndPublish(caller, content))
            .doFinally(signal -> learning.remove(running))
            .subscribe(
                number -> log.info("Tenant {} works by publication {}", caller.tenant(), number),
                error ->
                    log.error(
                        "Tenant {} stays as it was, its draft could not be published",
                        caller.tenant(),
                        error)));
  }

  /** Notes what came of it, for those who ask for the draft. */
  private Mono<Integer> ended(Caller caller, Mono<Integer> publication) {
    return publication
        .delayUntil(number -> drafts.end(caller.tenant(), null))
        .onErrorResume(
            error -> drafts.end(caller.tenant(), failure(error)).then(Mono.error(error)));
  }

  private static String failure(Throwable error) {
    return error instanceof ApiProblem ? "unfit" : "learning-failed";
  }

  @Override
  public void destroy() {
    learning.dispose();
  }
}
