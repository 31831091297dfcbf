package io.recado.admin.labelling;

import io.recado.actions.published.TenantBots;
import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Cursor;
import io.recado.admin.web.Page;
import io.recado.admin.web.Search;
import io.recado.conversation.Language;
import io.recado.intents.labelling.DoubtfulSentence;
import io.recado.intents.labelling.LabelledQuery;
import io.recado.intents.labelling.LabelledQuery.Seen;
import io.recado.intents.labelling.LabelledSentence;
import io.recado.intents.labelling.Sentences;
import io.recado.intents.local.Phrases;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Customers' sentences that wait to be labelled, and those that were. */
@RestController
@RequestMapping("/api/v1/sentences")
class LabellingApi {

  /** After everything that was read. */
  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  /** Every bot has these. */
  private static final List<String> INTENTS =
      List.copyOf(Phrases.shipped().in(Language.SPANISH).keySet());

  private final Sentences sentences;
  private final TenantBots bots;

  LabellingApi(Sentences sentences, TenantBots bots) {
    this.sentences = sentences;
    this.bots = bots;
  }

  /**
   * What a sentence meant.
   *
   * @param intent null when the bot could not have known
   */
  record Label(@Nullable String intent) {}

  /** The latest first. */
  @Needs(Permission.TEACH_BOT)
  @GetMapping
  Mono<Page<DoubtfulSentence>> waiting(
      Caller caller,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var size = Page.size(limit);
    var after = Cursor.parse(cursor);
    return sentences
        .waiting(caller.tenant(), after == null ? LATEST : after.at(), size + 1)
        .collectList()
        .map(found -> Page.of(found, size, last -> new Cursor(last.at(), last.id())));
  }

  /** Labelling again changes the label. */
  @Needs(Permission.TEACH_BOT)
  @PutMapping("/{sentence}/label")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> label(Caller caller, @PathVariable UUID sentence, @RequestBody Label label) {
    return intents(caller)
        .doOnNext(known -> check(label, known))
        .flatMap(
            known ->
                sentences.label(
                    caller.tenant(), sentence, label.intent(), caller.person().toString()))
        .filter(known -> known)
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.NOT_FOUND)))
        .then();
  }

  /** What has an intent, or this one, labelled last first: phrases to be. */
  @Needs(Permission.TEACH_BOT)
  @GetMapping("/labelled")
  Mono<Page<LabelledSentence>> labelled(
      Caller caller,
      @RequestParam(required = false) @Nullable String intent,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    var size = Page.size(limit);
    var query = new LabelledQuery(Search.words(intent), seen(Cursor.parse(cursor)), size + 1);
    return sentences
        .labelled(caller.tenant(), query)
        .collectList()
        .map(found -> Page.of(found, size, last -> new Cursor(last.at(), last.id())));
  }

  private static @Nullable Seen seen(@Nullable Cursor after) {
    return after == null ? null : new Seen(after.at(), after.id());
  }

  /** What a sentence may be labelled with: also what begins a flow of the tenant's own. */
  @Needs(Permission.TEACH_BOT)
  @GetMapping("/intents")
  Mono<List<String>> intents(Caller caller) {
    return bots.of(caller.tenant())
        .map(
            bot ->
                Stream.concat(INTENTS.stream(), bot.flows().intents().stream())
                    .distinct()
                    .toList());
  }

  private static void check(Label label, List<String> known) {
    if (label.intent() != null && !known.contains(label.intent())) {
      throw new ApiProblem(ApiError.INTENT_UNKNOWN);
    }
  }
}
