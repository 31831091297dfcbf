package io.recado.admin.bot;

import io.recado.actions.published.BotContent;
import io.recado.actions.published.Edition;
import io.recado.actions.published.Publications;
import io.recado.actions.published.Publishing;
import io.recado.admin.access.Caller;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.audit.SignedChanges;
import io.recado.intents.published.TenantClassifiers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Publishes in a person's name, and has every process told. */
@Component
class PublishBot {

  private final Publications publications;
  private final TenantClassifiers classifiers;
  private final SignedChanges changes;

  PublishBot(Publications publications, TenantClassifiers classifiers, SignedChanges changes) {
    this.publications = publications;
    this.classifiers = classifiers;
    this.changes = changes;
  }

  /**
   * Publishes what has the phrases of what holds.
   *
   * @return the publication's number; fails with {@code BOT_UNFIT} when something is wrong with it
   */
  Mono<Integer> publish(Caller caller, BotContent content) {
    return add(caller, content, null, null);
  }

  /** Learns its phrases first, which takes a minute or two; then all of it holds together. */
  Mono<Integer> learnAndPublish(Caller caller, BotContent content) {
    return learn(caller, content).flatMap(classifier -> add(caller, content, null, classifier));
  }

  /**
   * Publishes what was published before. Nothing is learned: what was is kept.
   *
   * @param holding what is published now
   */
  Mono<Integer> restore(Caller caller, Edition edition, BotContent content, BotContent holding) {
    if (content.phrases().equals(holding.phrases())) {
      return add(caller, content, edition.number(), null);
    }
    return learnedBefore(caller, edition)
        .flatMap(classifier -> add(caller, content, edition.number(), classifier));
  }

  private Mono<Integer> learn(Caller caller, BotContent content) {
    return content.phrases().isEmpty()
        ? withdraw(caller)
        : classifiers.publish(caller.tenant(), new Effective(content).phrases());
  }

  private Mono<Integer> learnedBefore(Caller caller, Edition edition) {
    return edition.classifier() == 0
        ? withdraw(caller)
        : classifiers
            .publishAgain(caller.tenant(), edition.classifier())
            .switchIfEmpty(
                Mono.error(
                    () ->
                        new ApiProblem(
                            ApiError.NOT_POSSIBLE, "What it had learned is not kept any more.")));
  }

  private Mono<Integer> withdraw(Caller caller) {
    return classifiers.withdraw(caller.tenant()).thenReturn(0);
  }

  private Mono<Integer> add(
      Caller caller, BotContent content, @Nullable Integer restores, @Nullable Integer classifier) {
    var tenant = caller.tenant();
    return changes
        .by(
            tenant,
            caller.person().toString(),
            () -> publications.publish(tenant, content, restores, classifier))
        .map(PublishBot::number)
        .delayUntil(number -> publications.tell(tenant));
  }

  private static int number(Publishing publishing) {
    return switch (publishing) {
      case Publishing.Published(var number) -> number;
      case Publishing.Refused _ -> throw new ApiProblem(ApiError.BOT_UNFIT);
    };
  }
}
