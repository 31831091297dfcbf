package io.recado.gateway.turn;

import io.recado.action.ActionRun;
import io.recado.conversation.Handler;
import io.recado.conversation.Language;
import io.recado.conversation.MessageContent;
import io.recado.conversation.MessageContent.Choice;
import io.recado.conversation.MessageContent.Text;
import io.recado.conversation.OutboundContent.Option;
import io.recado.dialogue.Expectation;
import io.recado.dialogue.Situation;
import io.recado.journal.InboundEvent.CustomerMessage;
import io.recado.journal.InboundEvent.TimePassed;
import io.recado.journal.JournalEntry;
import io.recado.turn.TurnInput;
import io.recado.understanding.Command;
import io.recado.understanding.KnowledgeAnswer;
import io.recado.understanding.Scene;
import io.recado.understanding.ThinkingTime;
import io.recado.understanding.Understanding;
import io.recado.understanding.Utterance;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What a turn does between its beginning and its commit: has voice notes and pictures put into
 * words, retries actions that are due, understands what was written, looks up what was asked, and
 * follows the engine's decisions. Writes nothing but the requests of actions.
 */
@Component
class PlayTurn {

  private final Bots bots;
  private final ReadMedia readMedia;
  private final RunActions actions;
  private final AskKnowledge knowledge;
  private final TurnPolicy policy;

  PlayTurn(
      Bots bots,
      ReadMedia readMedia,
      RunActions actions,
      AskKnowledge knowledge,
      TurnPolicy policy) {
    this.bots = bots;
    this.readMedia = readMedia;
    this.actions = actions;
    this.knowledge = knowledge;
    this.policy = policy;
  }

  Mono<Progress> play(TurnInput begun) {
    return bots.of(begun.tenant().id())
        .flatMap(bot -> readMedia.of(begun, bot).flatMap(read -> playRead(read, bot)))
        .contextWrite(ThinkingTime.of(policy.thinkingTime()));
  }

  private Mono<Progress> playRead(TurnInput begun, Bot bot) {
    return each(begun, Progress.of(begun, bot), this::retryAwaited)
        .flatMap(this::answer)
        .flatMap(answered -> each(begun, answered, this::settleOthers))
        .map(this::withoutCodes);
  }

  /** A code that was typed is gone with the turn, used or not. */
  private Progress withoutCodes(Progress played) {
    return liveCode(played).isPresent() ? played.withoutCodes() : played;
  }

  private Optional<Expectation.Code> liveCode(Progress progress) {
    return LiveCode.in(progress.begun(), progress.bot(), policy.codeLife());
  }

  private static Mono<Progress> each(
      TurnInput begun, Progress start, BiFunction<Progress, ActionRun, Mono<Progress>> step) {
    return Flux.fromIterable(begun.dueActions())
        .reduce(
            Mono.just(start),
            (earlier, run) -> earlier.flatMap(progress -> step.apply(progress, run)))
        .flatMap(progress -> progress);
  }

  private Mono<Progress> retryAwaited(Progress progress, ActionRun run) {
    return actions.isAwaited(progress, run)
        ? actions.retry(progress, run, situation(progress.begun(), null))
        : Mono.just(progress);
  }

  /** After the answer: by then it is plain which of them this turn has asked for anew. */
  private Mono<Progress> settleOthers(Progress progress, ActionRun run) {
    return progress.tried(run.request())
        ? Mono.just(progress)
        : actions.settle(progress, run, situation(progress.begun(), null));
  }

  /** The bot's last words in a conversation it cannot cope with; none where it is silent anyway. */
  Mono<Progress> giveUp(TurnInput begun) {
    return bots.of(begun.tenant().id()).flatMap(bot -> giveUp(Progress.of(begun, bot)));
  }

  private Mono<Progress> giveUp(Progress progress) {
    var situation = situation(progress.begun(), null);
    return Mono.fromSupplier(() -> progress.bot().engine().giveUp(progress.dialogue(), situation))
        .flatMap(decision -> actions.follow(progress, decision, situation));
  }

  private Mono<Progress> answer(Progress progress) {
    var heard = heard(progress);
    var messages = fresh(progress);
    if (messages.isEmpty()) {
      return heard.isEmpty() ? silence(progress) : answerLate(progress, heard.getLast());
    }
    return switch (progress.handler()) {
      case Handler.Agent _ -> Mono.just(progress);
      case Handler.Queue _ ->
          understand(progress, messages, null).flatMap(read -> answerInQueue(progress, read));
      case Handler.Bot _ ->
          understand(progress, messages, Scenes.of(progress))
              .flatMap(read -> decide(progress, read));
    };
  }

  /** In a person's hands the bot minds no silence. */
  private Mono<Progress> silence(Progress progress) {
    boolean timePassed =
        progress.begun().pending().stream().anyMatch(entry -> entry.event() instanceof TimePassed);
    if (!timePassed || !(progress.handler() instanceof Handler.Bot)) {
      return Mono.just(progress);
    }
    var situation = situation(progress.begun(), null);
    return Mono.fromSupplier(
            () -> progress.bot().engine().timePassed(progress.dialogue(), situation))
        .flatMap(decision -> actions.follow(progress, decision, situation));
  }

  /** Channels deliver for days what we were away for; by then it may no longer be wanted. */
  private Mono<Progress> answerLate(Progress progress, CustomerMessage last) {
    if (!(progress.handler() instanceof Handler.Bot)) {
      return Mono.just(progress);
    }
    var situation = situation(progress.begun(), null);
    var writtenAt = last.at().atZone(progress.begun().tenant().timeZone());
    var decision = progress.bot().engine().late(progress.dialogue(), writtenAt, situation);
    return actions.follow(progress, decision, situation);
  }

  /**
   * @param scene null where hardly anything of the reading matters
   */
  private Mono<Understanding> understand(
      Progress progress, List<MessageContent> messages, @Nullable Scene scene) {
    var language = progress.dialogue().language();
    return progress
        .bot()
        .understander()
        .understand(
            new Utterance(
                progress.begun().tenant().id(),
                messages,
                language,
                progress.bot().engine().expectation(progress.dialogue()),
                progress.bot().catalog().intents(),
                progress.bot().catalog().hints(language),
                writtenAt(progress),
                scene,
                liveCode(progress).orElse(null)));
  }

  private static ZonedDateTime writtenAt(Progress progress) {
    return heard(progress).getLast().at().atZone(progress.begun().tenant().timeZone());
  }

  private Mono<Progress> decide(Progress progress, Understanding read) {
    return knowledge
        .answers(progress, read)
        .map(answers -> situation(progress.begun(), read.language(), answers))
        .flatMap(situation -> decide(progress, read, situation));
  }

  private Mono<Progress> decide(Progress progress, Understanding read, Situation situation) {
    var decision = progress.bot().engine().decide(progress.dialogue(), read.commands(), situation);
    return actions.follow(progress.reading(read), decision, situation);
  }

  /** Who waits for a person may change their mind, as long as no person has answered. */
  private Mono<Progress> answerInQueue(Progress progress, Understanding read) {
    return read.commands().stream().anyMatch(Command.Cancel.class::isInstance)
        ? greet(progress.handledBy(new Handler.Bot()), read)
        : Mono.just(progress);
  }

  private Mono<Progress> greet(Progress progress, Understanding read) {
    var situation = situation(progress.begun(), read.language());
    return actions.follow(
        progress, progress.bot().engine().open(progress.dialogue(), situation), situation);
  }

  private static List<CustomerMessage> heard(Progress progress) {
    return progress.begun().pending().stream()
        .map(JournalEntry::event)
        .filter(CustomerMessage.class::isInstance)
        .map(CustomerMessage.class::cast)
        .toList();
  }

  private List<MessageContent> fresh(Progress progress) {
    return progress.begun().pending().stream()
        .filter(policy::wasFresh)
        .map(JournalEntry::event)
        .filter(CustomerMessage.class::isInstance)
        .map(CustomerMessage.class::cast)
        .map(message -> asTap(message.content(), progress))
        .toList();
  }

  /** Who types what stands on a button, or what an errand is called, might as well have tapped. */
  private static MessageContent asTap(MessageContent content, Progress progress) {
    return content instanceof Text(var words)
        ? meant(words, progress)
            .<MessageContent>map(option -> new Choice(option.id(), option.title()))
            .orElse(content)
        : content;
  }

  /** In mid-errand the title of another may be an answer. */
  private static Optional<Option> meant(String words, Progress progress) {
    var engine = progress.bot().engine();
    var dialogue = progress.dialogue();
    var typed = engine.typedOption(dialogue, words);
    return dialogue.runs().isEmpty() ? typed.or(() -> engine.errandCalled(words)) : typed;
  }

  /** The seed is the same when the turn is repeated, so the same requests get the same keys. */
  private static Situation situation(TurnInput begun, @Nullable Language writesIn) {
    return situation(begun, writesIn, Map.of());
  }

  private static Situation situation(
      TurnInput begun, @Nullable Language writesIn, Map<String, KnowledgeAnswer> answers) {
    long seed = begun.pending().isEmpty() ? 0 : begun.pending().getFirst().sequence();
    return new Situation(
        begun.tenant().name(), begun.now(), Long.toString(seed), writesIn, answers);
  }
}
