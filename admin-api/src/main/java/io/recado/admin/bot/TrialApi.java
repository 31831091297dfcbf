package io.recado.admin.bot;

import io.recado.actions.published.BotContent;
import io.recado.actions.published.Checked;
import io.recado.actions.published.Draft;
import io.recado.actions.published.Drafts;
import io.recado.actions.published.Publications;
import io.recado.actions.published.TenantBot;
import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.bot.PreviewForm.Conversation;
import io.recado.admin.bot.PreviewForm.Learned;
import io.recado.admin.bot.PreviewForm.Played;
import io.recado.admin.inbox.TurnView.Asked;
import io.recado.admin.inbox.TurnView.Understood;
import io.recado.admin.inbox.Understandings;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Words;
import io.recado.conversation.Language;
import io.recado.conversation.MessageContent;
import io.recado.dialogue.Expectation;
import io.recado.tenant.Tenant;
import io.recado.tenant.Tenants;
import io.recado.understanding.Understanding;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What the draft would do. Nothing is changed and nothing done here. */
@RestController
@RequestMapping("/api/v1/bot/draft")
class TrialApi {

  private final Drafts drafts;
  private final Publications publications;
  private final CheckDraft check;
  private final Tenants tenants;
  private final Trial trial;

  TrialApi(
      Drafts drafts, Publications publications, CheckDraft check, Tenants tenants, Trial trial) {
    this.drafts = drafts;
    this.publications = publications;
    this.check = check;
    this.tenants = tenants;
    this.trial = trial;
  }

  /** A customer's first sentence. */
  record Sentence(String text, Language language) {

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    Sentence {
      if (text == null || language == null) {
        throw new ApiProblem(ApiError.BODY_UNREADABLE, "A sentence has text and language.");
      }
      Words.check(text, 4096);
    }
  }

  /** All that is wrong; nothing where it can be published. */
  record Validation(String version, List<BotProblem> problems) {}

  /**
   * What was read.
   *
   * @param language what it is written in
   * @param asked who was asked, in order; language models are not
   * @param goesOn whether a customer's words would go on to the tenant's language model
   */
  record SentenceRead(
      Language language,
      List<Understood> understood,
      List<Asked> asked,
      boolean goesOn,
      Learned learned) {}

  /** What would be wrong with it, were it published. */
  @Needs(Permission.MANAGE_BOT)
  @PostMapping("/validation")
  Mono<Validation> validateDraft(Caller caller) {
    return drafts
        .get(caller.tenant())
        .flatMap(
            draft ->
                check
                    .problems(caller.tenant(), draft.content())
                    .map(problems -> new Validation(draft.version(), problems)));
  }

  /** What would change, were it published. */
  @Needs(Permission.MANAGE_BOT)
  @GetMapping("/diff")
  Mono<BotDiff> draftDiff(Caller caller) {
    return Mono.zip(publications.published(caller.tenant()), drafts.get(caller.tenant()))
        .publishOn(Schedulers.parallel())
        .map(both -> BotDiff.between(both.getT1().content(), both.getT2().content()));
  }

  /** What the bot would understand, were this a customer's first message. */
  @Needs(Permission.MANAGE_BOT)
  @PostMapping("/understanding")
  Mono<SentenceRead> understand(Caller caller, @RequestBody Sentence sentence) {
    return tried(caller)
        .flatMap(
            tried ->
                trial
                    .read(
                        tried.tenant(),
                        tried.bot(),
                        new MessageContent.Text(sentence.text()),
                        sentence.language(),
                        new Expectation.Anything())
                    .flatMap(read -> shown(tried, read)));
  }

  /** How a conversation would go. Actions pretend to be done, and say so. */
  @Needs(Permission.MANAGE_BOT)
  @PostMapping("/preview")
  Mono<Played> preview(Caller caller, @RequestBody Conversation conversation) {
    if (conversation.messages().size() > trial.mostMessages()) {
      throw new ApiProblem(
          ApiError.BODY_UNREADABLE,
          "A preview has at most %d messages.".formatted(trial.mostMessages()));
    }
    return tried(caller)
        .flatMap(
            tried ->
                trial
                    .play(tried.tenant(), tried.bot(), conversation)
                    .map(lines -> new Played(lines, tried.learned())));
  }

  /** What is tried out: a bot that works, and what its customers' sentences are read by. */
  private record Tried(Tenant tenant, TenantBot bot, Learned learned) {}

  private Mono<Tried> tried(Caller caller) {
    return Mono.zip(
            tenants.find(caller.tenant()),
            drafts.get(caller.tenant()).map(Draft::content),
            publications.published(caller.tenant()))
        .flatMap(
            found ->
                bot(caller, found.getT2())
                    .map(
                        bot ->
                            new Tried(
                                found.getT1(),
                                bot,
                                learned(found.getT2(), found.getT3().content()))));
  }

  private Mono<TenantBot> bot(Caller caller, BotContent content) {
    return publications
        .check(caller.tenant(), content)
        .map(
            checked ->
                switch (checked) {
                  case Checked.Fit(var bot) -> bot;
                  case Checked.Unfit _ -> throw new ApiProblem(ApiError.BOT_UNFIT);
                });
  }

  private static Learned learned(BotContent draft, BotContent published) {
    return draft.phrases().equals(published.phrases()) ? Learned.DRAFT : Learned.PUBLISHED;
  }

  private Mono<SentenceRead> shown(Tried tried, Understanding read) {
    return trial
        .goesOn(tried.tenant(), read)
        .map(
            goesOn ->
                new SentenceRead(
                    read.language(),
                    read.interpretations().stream().map(Understandings::of).toList(),
                    read.trace().stream().map(Understandings::of).toList(),
                    goesOn,
                    tried.learned()));
  }
}
