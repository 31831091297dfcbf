package io.recado.admin.bot;

import io.recado.actions.published.Basis;
import io.recado.actions.published.BotContent;
import io.recado.actions.published.Checked;
import io.recado.actions.published.Edition;
import io.recado.actions.published.Holding;
import io.recado.actions.published.Publications;
import io.recado.actions.published.Publishing;
import io.recado.admin.access.Caller;
import io.recado.admin.bot.ParityGate.LanguagesApart;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.audit.SignedChanges;
import io.recado.intents.published.ClassifierStore.Stored;
import io.recado.tenant.TenantId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Publishes in a person's name, and has every process told. */
@Component
class PublishBot {

  private static final Logger log = LoggerFactory.getLogger(PublishBot.class);

  private final Publications publications;
  private final LearnPhrases phrases;
  private final ParityGate parity;
  private final SignedChanges changes;

  PublishBot(
      Publications publications, LearnPhrases phrases, ParityGate parity, SignedChanges changes) {
    this.publications = publications;
    this.phrases = phrases;
    this.parity = parity;
    this.changes = changes;
  }

  /**
   * Publishes what has the phrases of what holds.
   *
   * @return the publication's number; fails with {@code BOT_UNFIT} when something is wrong with it,
   *     and with {@code DRAFT_CHANGED} when something else holds by then
   */
  Mono<Integer> publish(Caller caller, BotContent content, Holding holding) {
    return add(caller, content, Basis.after(holding), null);
  }

  /**
   * Learns its phrases first, in the languages that have changed; then all of it holds together.
   * What was learned is kept where it is not published.
   *
   * @param allTheSame whether it is wanted although one language trails another, where that was
   *     found of these phrases before
   * @return fails with {@link LanguagesApart} where it is not wanted so
   */
  Mono<Integer> learnAndPublish(
      Caller caller, BotContent content, Holding holding, boolean allTheSame) {
    return phrases
        .tried(caller.tenant(), content)
        .hasElement()
        .flatMap(
            known ->
                phrases
                    .of(caller.tenant(), content)
                    .flatMap(
                        learned ->
                            addIfAtPar(caller, content, holding, learned, allTheSame && known)));
  }

  private Mono<Integer> addIfAtPar(
      Caller caller, BotContent content, Holding holding, Stored learned, boolean allTheSame) {
    return Mono.defer(
            () -> {
              boolean apart = parity.holdsBack(learned.quality());
              if (apart && !allTheSame) {
                return Mono.error(new LanguagesApart());
              }
              var basis = Basis.after(holding).allTheSame(apart);
              return add(caller, content, basis, learned);
            })
        .subscribeOn(Schedulers.boundedElastic())
        .onErrorResume(
            error -> phrases.keepTried(caller.tenant(), learned).then(Mono.error(error)));
  }

  /** Publishes what was published before. Nothing is learned: what was is kept. */
  Mono<Integer> restore(Caller caller, Edition edition, BotContent content, Holding holding) {
    var basis = Basis.after(holding).restoring(edition);
    if (content.phrases().equals(holding.content().phrases())) {
      return add(caller, content, basis, null);
    }
    return fit(caller.tenant(), content)
        .then(phrases.before(caller.tenant(), edition))
        .flatMap(learned -> add(caller, content, basis, learned));
  }

  private Mono<Void> fit(TenantId tenant, BotContent content) {
    return publications
        .check(tenant, content)
        .filter(Checked.Fit.class::isInstance)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.BOT_UNFIT)))
        .then();
  }

  /** What is refused leaves nothing behind, neither here nor of what was learned. */
  private Mono<Integer> add(
      Caller caller, BotContent content, Basis basis, @Nullable Stored learned) {
    var tenant = caller.tenant();
    return caller
        .signs(
            changes,
            () ->
                learned == null
                    ? publish(tenant, content, basis)
                    : phrases
                        .keep(tenant, learned)
                        .flatMap(number -> publish(tenant, content, basis.learned(number))))
        .delayUntil(number -> tell(tenant));
  }

  private Mono<Integer> publish(TenantId tenant, BotContent content, Basis basis) {
    return publications.publish(tenant, content, basis).map(PublishBot::number);
  }

  /** It is published by now, and found without being told of. */
  private Mono<Void> tell(TenantId tenant) {
    return publications
        .tell(tenant)
        .doOnError(
            error ->
                log.warn(
                    "Tenant {} has published a bot that nobody could be told of, it is looked for"
                        + " still: {}",
                    tenant,
                    error.toString()))
        .onErrorComplete();
  }

  private static int number(Publishing publishing) {
    return switch (publishing) {
      case Publishing.Published(var number) -> number;
      case Publishing.Overtaken() -> throw new ApiProblem(ApiError.DRAFT_CHANGED);
      case Publishing.Refused _ -> throw new ApiProblem(ApiError.BOT_UNFIT);
    };
  }
}
