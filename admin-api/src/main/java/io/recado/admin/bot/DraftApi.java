package io.recado.admin.bot;

import io.recado.actions.published.BotContent;
import io.recado.actions.published.Publication;
import io.recado.actions.published.Publications;
import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Tagged;
import io.recado.admin.web.Versions;
import io.recado.conversation.Language;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * The draft, and its general texts. Every change needs the version that was looked at, and answers
 * with the one there is then.
 */
@RestController
@RequestMapping("/api/v1/bot/draft")
class DraftApi {

  private final EditDraft drafts;
  private final Publications publications;
  private final ReadQuality quality;

  DraftApi(EditDraft drafts, Publications publications, ReadQuality quality) {
    this.drafts = drafts;
    this.publications = publications;
    this.quality = quality;
  }

  /** General texts. */
  record NewTexts(List<NewText> texts) {

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    NewTexts {
      if (texts == null || texts.contains(null)) {
        throw new ApiProblem(ApiError.BODY_UNREADABLE, "texts are needed.");
      }
    }
  }

  /** One of them; the shipped one again where it is the same as that. */
  record NewText(String key, Translated text) {

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    NewText {
      if (key == null
          || text == null
          || Effective.shippedTexts().stream().noneMatch(shipped -> shipped.key().equals(key))) {
        throw new ApiProblem(ApiError.BODY_UNREADABLE, "A text has the key of one there is.");
      }
      text.check();
    }
  }

  /** What the draft is after a change. */
  record DraftChanged(String version) {}

  /** The draft; what is published where nobody has changed anything. */
  @Needs(Permission.MANAGE_BOT)
  @GetMapping
  Mono<Tagged<BotView>> draft(Caller caller) {
    return drafts
        .views(caller)
        .map(BotViews::whole)
        .flatMap(view -> explained(caller, view))
        .map(view -> Versions.tagged(view.version(), view));
  }

  private Mono<BotView> explained(Caller caller, BotView view) {
    return view.isHeldBack()
        ? quality.holdingBack(caller.tenant()).map(view::heldBackBy).defaultIfEmpty(view)
        : Mono.just(view);
  }

  /** Other general texts; those not named stay as they are. */
  @Needs(Permission.MANAGE_BOT)
  @PutMapping("/texts")
  Mono<Tagged<DraftChanged>> changeDraftTexts(
      Caller caller,
      @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody NewTexts texts) {
    return change(
        caller,
        ifMatch,
        bot -> {
          var changed = new HashMap<String, Map<Language, String>>();
          texts.texts().forEach(text -> changed.put(text.key(), text.text().texts()));
          return bot.withTexts(changed);
        });
  }

  /** From how sure a reading on it acts, in each language. */
  @Needs(Permission.MANAGE_BOT)
  @PutMapping("/acts-from")
  Mono<Tagged<DraftChanged>> changeDraftActsFrom(
      Caller caller,
      @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody ActsFrom actsFrom) {
    var scores = actsFrom.checked();
    return change(caller, ifMatch, bot -> bot.content().actingFrom(scores));
  }

  /** Gives up all that was changed since the bot was published. */
  @Needs(Permission.MANAGE_BOT)
  @PostMapping("/reset")
  Mono<Tagged<DraftChanged>> resetDraft(
      Caller caller,
      @RequestHeader(value = "If-Match", required = false) @Nullable String ifMatch) {
    return publications
        .published(caller.tenant())
        .map(Publication::content)
        .flatMap(published -> change(caller, ifMatch, bot -> published));
  }

  private Mono<Tagged<DraftChanged>> change(
      Caller caller, @Nullable String ifMatch, Function<Effective, BotContent> change) {
    return drafts
        .change(caller, ifMatch, change)
        .map(version -> Versions.tagged(version, new DraftChanged(version)));
  }
}
