package io.recado.admin.bot;

import io.recado.actions.published.BotContent;
import io.recado.actions.published.Draft;
import io.recado.actions.published.Drafts;
import io.recado.actions.published.Edition;
import io.recado.actions.published.Holding;
import io.recado.actions.published.Publications;
import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Versions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Publishing the draft, and going back to what was published before. */
@RestController
@RequestMapping("/api/v1/bot")
class PublicationApi {

  private final Drafts drafts;
  private final Publications publications;
  private final CheckDraft check;
  private final PublishDraft publishDraft;
  private final PublishBot publishBot;

  PublicationApi(
      Drafts drafts,
      Publications publications,
      CheckDraft check,
      PublishDraft publishDraft,
      PublishBot publishBot) {
    this.drafts = drafts;
    this.publications = publications;
    this.check = check;
    this.publishDraft = publishDraft;
    this.publishBot = publishBot;
  }

  /**
   * What came of the wish to publish.
   *
   * @param publication the number it has; null while it learns new phrases: the draft then says how
   *     that goes
   */
  record Outcome(@Nullable Integer publication) {

    static final Outcome LEARNING = new Outcome(null);

    static Outcome published(int number) {
      return new Outcome(number);
    }
  }

  /**
   * How the draft is to be published.
   *
   * @param allTheSame also where it was found, of the phrases as they stand, that one language
   *     trails another too far; null is no
   */
  record PublicationWish(@Nullable Boolean allTheSame) {}

  /** Publishes the draft as it was looked at; customers have it within two seconds. */
  @Needs(Permission.MANAGE_BOT)
  @PostMapping("/publication")
  Mono<Outcome> publishBot(
      Caller caller,
      @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody(required = false) @Nullable PublicationWish wish) {
    return Mono.defer(
        () -> {
          var version = Versions.required(ifMatch);
          boolean allTheSame = wish != null && Boolean.TRUE.equals(wish.allTheSame());
          return Mono.zip(drafts.get(caller.tenant()), publications.holding(caller.tenant()))
              .filter(found -> found.getT1().version().equals(version))
              .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.DRAFT_CHANGED)))
              .flatMap(found -> publish(caller, found.getT1(), found.getT2(), allTheSame));
        });
  }

  private Mono<Outcome> publish(Caller caller, Draft draft, Holding holding, boolean allTheSame) {
    if (draft.content().equals(holding.content())) {
      return Mono.error(new ApiProblem(ApiError.NOT_POSSIBLE, "Nothing of it is new."));
    }
    return check
        .problems(caller.tenant(), draft.content())
        .doOnNext(PublicationApi::none)
        .flatMap(problems -> publishDraft.publish(caller, draft, holding, allTheSame));
  }

  /**
   * Goes back to an earlier publication, which then is a new one. A draft in which nothing was
   * changed goes back with it.
   */
  @Needs(Permission.MANAGE_BOT)
  @PostMapping("/publications/{publication}/restoration")
  Mono<Outcome> restorePublication(Caller caller, @PathVariable String publication) {
    return publications
        .editions(caller.tenant())
        .filter(edition -> String.valueOf(edition.number()).equals(publication))
        .next()
        .zipWhen(edition -> publications.content(caller.tenant(), edition.number()))
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)))
        .flatMap(found -> restore(caller, found.getT1(), found.getT2()));
  }

  private Mono<Outcome> restore(Caller caller, Edition edition, BotContent content) {
    return Mono.zip(drafts.get(caller.tenant()), publications.holding(caller.tenant()))
        .flatMap(found -> restore(caller, edition, content, found.getT1(), found.getT2()));
  }

  private Mono<Outcome> restore(
      Caller caller, Edition edition, BotContent content, Draft draft, Holding holding) {
    if (content.equals(holding.content())) {
      return Mono.error(new ApiProblem(ApiError.NOT_POSSIBLE, "It is what holds already."));
    }
    if (draft.isUnderWay()) {
      return Mono.error(new ApiProblem(ApiError.NOT_POSSIBLE, "The draft is being published."));
    }
    return publishBot.restore(caller, edition, content, holding).map(Outcome::published);
  }

  private static void none(List<BotProblem> problems) {
    if (!problems.isEmpty()) {
      throw new ApiProblem(ApiError.BOT_UNFIT);
    }
  }
}
