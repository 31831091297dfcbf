package io.recado.admin.bot;

import io.recado.actions.published.BotContent;
import io.recado.actions.published.Draft;
import io.recado.actions.published.Drafts;
import io.recado.actions.published.Publications;
import io.recado.admin.access.Caller;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Versions;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Changes a draft, where nobody else has since the caller looked at it. */
@Component
class EditDraft {

  private final Drafts drafts;
  private final Publications publications;

  EditDraft(Drafts drafts, Publications publications) {
    this.drafts = drafts;
    this.publications = publications;
  }

  /** The draft as it is shown. */
  Mono<BotViews> views(Caller caller) {
    return drafts.get(caller.tenant()).flatMap(draft -> views(caller, draft));
  }

  private Mono<BotViews> views(Caller caller, Draft draft) {
    // All files are read for a view: not where the database's answers are waited for.
    return publications
        .abilities(caller.tenant())
        .map(abilities -> new BotViews(draft, abilities))
        .publishOn(Schedulers.parallel());
  }

  /**
   * Makes something else of the draft, where it is of the version looked at.
   *
   * @param change may refuse; it is asked before the version is, so that what is not there is not
   *     there whatever the version
   * @return the new version; the old one when there is nothing to change
   */
  Mono<String> change(
      Caller caller, @Nullable String ifMatch, Function<Effective, BotContent> change) {
    return drafts.get(caller.tenant()).flatMap(draft -> change(caller, draft, ifMatch, change));
  }

  private Mono<String> change(
      Caller caller,
      Draft draft,
      @Nullable String ifMatch,
      Function<Effective, BotContent> change) {
    return Mono.fromCallable(() -> change.apply(new Effective(draft.content())))
        .subscribeOn(Schedulers.parallel())
        .flatMap(content -> put(caller, draft, Versions.required(ifMatch), content));
  }

  private Mono<String> put(Caller caller, Draft draft, String version, BotContent content) {
    if (content.equals(draft.content()) && version.equals(draft.version())) {
      return Mono.just(version);
    }
    var flows = content.flows().size();
    if (flows > BotContent.MOST_FLOWS && flows > draft.content().flows().size()) {
      return Mono.error(new ApiProblem(ApiError.TOO_MANY));
    }
    return drafts
        .put(caller.tenant(), version, content)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.DRAFT_CHANGED)));
  }
}
