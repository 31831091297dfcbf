package io.recado.admin.bot;

import io.recado.actions.published.BotContent;
import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.bot.BotView.IntentView;
import io.recado.admin.bot.DraftApi.DraftChanged;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Tagged;
import io.recado.admin.web.Versions;
import io.recado.intents.labelling.LabelledSentence;
import io.recado.intents.labelling.Sentences;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The draft: what customers say, by intent and language. */
@RestController
@RequestMapping("/api/v1/bot/draft/phrases")
class PhraseApi {

  private final EditDraft drafts;
  private final Sentences sentences;

  PhraseApi(EditDraft drafts, Sentences sentences) {
    this.drafts = drafts;
    this.sentences = sentences;
  }

  /**
   * What became of the labelled sentences.
   *
   * @param taken how many are phrases now that were none; the others were already, say for one
   *     intent what is a phrase of another, or are more than an intent may have
   */
  record TakenSentences(String version, int taken, int others) {}

  /** One intent's phrases. */
  @Needs(Permission.MANAGE_BOT)
  @GetMapping("/{intent}")
  Mono<Tagged<IntentView>> draftPhrases(Caller caller, @PathVariable String intent) {
    return drafts
        .views(caller)
        .map(views -> views.intent(intent))
        .map(view -> Versions.tagged(view.version(), view));
  }

  /**
   * Others in their place, in all languages; an intent is the bot's, or begins one of its flows.
   */
  @Needs(Permission.MANAGE_BOT)
  @PutMapping("/{intent}")
  Mono<Tagged<DraftChanged>> changeDraftPhrases(
      Caller caller,
      @PathVariable String intent,
      @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody(required = false) @Nullable PhraseLists phrases) {
    return change(
        caller,
        intent,
        ifMatch,
        bot -> bot.withPhrases(intent, needed(phrases).checked().phrases()));
  }

  /** The shipped phrases of an intent again, or none for one of the tenant's own. */
  @Needs(Permission.MANAGE_BOT)
  @DeleteMapping("/{intent}")
  Mono<Tagged<DraftChanged>> dropDraftPhrases(
      Caller caller,
      @PathVariable String intent,
      @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch) {
    return change(caller, intent, ifMatch, bot -> bot.withoutPhrases(intent));
  }

  /** Takes what was labelled of customers' sentences into the phrases, each once. */
  @Needs(Permission.MANAGE_BOT)
  @PostMapping("/from-sentences")
  Mono<Tagged<TakenSentences>> takeSentences(
      Caller caller,
      @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch) {
    return sentences
        .labelled(caller.tenant())
        .collectList()
        .flatMap(labelled -> take(caller, ifMatch, labelled));
  }

  private Mono<Tagged<TakenSentences>> take(
      Caller caller, @Nullable String ifMatch, List<LabelledSentence> labelled) {
    var taken = new AtomicInteger();
    return drafts
        .change(
            caller,
            ifMatch,
            bot -> {
              var take = new TakeSentences(bot);
              taken.set(take.all(labelled));
              return take.content();
            })
        .map(
            version ->
                Versions.tagged(
                    version,
                    new TakenSentences(version, taken.get(), labelled.size() - taken.get())));
  }

  private Mono<Tagged<DraftChanged>> change(
      Caller caller,
      String intent,
      @Nullable String ifMatch,
      Function<Effective, BotContent> change) {
    // Which intents there are, the flows say, and these are read with what they may name.
    return drafts
        .views(caller)
        .doOnNext(views -> views.intent(intent))
        .flatMap(views -> drafts.change(caller, ifMatch, change))
        .map(version -> Versions.tagged(version, new DraftChanged(version)));
  }

  private static PhraseLists needed(@Nullable PhraseLists phrases) {
    if (phrases == null) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE);
    }
    return phrases;
  }
}
