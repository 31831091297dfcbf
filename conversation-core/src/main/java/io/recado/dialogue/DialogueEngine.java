package io.recado.dialogue;

import io.recado.action.ActionOutcome;
import io.recado.action.ActionRequest;
import io.recado.action.LookupOutcome;
import io.recado.action.Receipt;
import io.recado.conversation.Language;
import io.recado.conversation.OutboundContent;
import io.recado.conversation.OutboundContent.Choices;
import io.recado.conversation.OutboundContent.Option;
import io.recado.understanding.Command;
import java.text.Normalizer;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Leads customers through declared flows. Pure: the same arguments give the same decision, on every
 * node and after every restart, so a turn that is repeated after a crash repeats the same requests
 * under the same keys. Safe for many threads.
 *
 * <p>A decision on at least one command says something, performs an action (whose end then says
 * something) or hands over to a person; it never throws for anything a customer can cause.
 */
public final class DialogueEngine {

  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT);

  private final FlowCatalog catalog;
  private final Patience patience;

  public DialogueEngine(FlowCatalog catalog) {
    this(catalog, Patience.USUAL);
  }

  public DialogueEngine(FlowCatalog catalog, Patience patience) {
    this.catalog = catalog;
    this.patience = patience;
  }

  /**
   * Decides on what a customer said in one turn.
   *
   * @param commands in the order they are to be done; with none, nothing is decided
   */
  public Decision decide(DialogueState state, List<Command> commands, Situation situation) {
    if (commands.isEmpty()) {
      return new Decision(state, List.of());
    }
    var draft = draft(state, situation);
    var errands = new Errands(draft);
    var interruptions = new Interruptions(draft);
    interruptions.mend();
    var listening = new Listening(draft, errands);
    boolean brokenOff = interruptions.brokenOff(patience.idle(), commands);
    draft.heard();
    if (brokenOff) {
      listening.toAll(commands.stream().filter(DialogueEngine::isHeardInAnyCase).toList());
      interruptions.askWhetherToGoOn();
    } else {
      listening.toAll(commands);
    }
    new Weighing(draft, errands).weigh();
    return new Walk(draft, errands).decide();
  }

  /**
   * Opens a dialogue in which the customer has said nothing yet, such as when they pressed
   * Telegram's start button: greets, and shows what can be done. In mid-errand it asks again what
   * was asked.
   */
  public Decision open(DialogueState state, Situation situation) {
    var greeting = new Command.SmallTalk(Command.SmallTalk.Kind.GREETING);
    return decide(state, List.of(greeting), situation);
  }

  /**
   * Goes on when an action has ended: in the turn that asked for it, or later, when its backend
   * came back. An outcome nobody waits for (told already) decides nothing.
   *
   * @param flowRun as in the {@link Effect.Perform} that asked
   * @param step as in the {@link Effect.Perform} that asked
   */
  public Decision actionEnded(
      DialogueState state,
      String flowRun,
      String step,
      ActionOutcome outcome,
      Situation situation) {
    var draft = draft(state, situation);
    if (!new Outcomes(draft).ended(flowRun, step, outcome)) {
      return new Decision(state, List.of());
    }
    return new Walk(draft, new Errands(draft)).decide();
  }

  /**
   * Goes on when something was looked up, in the turn that asked for it. An outcome nobody waits
   * for decides nothing.
   *
   * @param flowRun as in the {@link Effect.LookUp} that asked
   * @param step as in the {@link Effect.LookUp} that asked
   */
  public Decision lookedUp(
      DialogueState state,
      String flowRun,
      String step,
      LookupOutcome outcome,
      Situation situation) {
    var draft = draft(state, situation);
    if (!new Lookups(draft).ended(flowRun, step, outcome)) {
      return new Decision(state, List.of());
    }
    return new Walk(draft, new Errands(draft)).decide();
  }

  /**
   * Goes on when what was to be done or looked up needs a proof of who the customer is, and there
   * is none: asks for it, and comes back to the same step when it is there. When nobody waits for
   * it any more, decides nothing.
   *
   * @param flowRun as in the effect that asked
   * @param step as in the effect that asked
   */
  public Decision proofNeeded(
      DialogueState state, String flowRun, String step, Situation situation) {
    var draft = draft(state, situation);
    if (draft.top().filter(run -> Outcomes.waits(run, flowRun, step)).isEmpty()) {
      return new Decision(state, List.of());
    }
    var errands = new Errands(draft);
    errands.prove();
    return new Walk(draft, errands).decide();
  }

  /** Whether the dialogue still waits for the end of this action. */
  public boolean awaits(DialogueState state, String flowRun, String step) {
    return Stream.concat(
            state.runs().stream().skip(Math.max(0, state.runs().size() - 1)),
            state.queued().stream())
        .anyMatch(run -> Outcomes.waits(run, flowRun, step));
  }

  /**
   * Tells of an action that was done in a turn that was lost, while the dialogue went another way:
   * the customer must know what exists. The errand, should it be under way again, is over.
   */
  public Decision actionFound(
      DialogueState state,
      String flowRun,
      String step,
      ActionRequest request,
      Receipt receipt,
      Situation situation) {
    var draft = draft(state, situation);
    new Outcomes(draft).found(flowRun, step, request, receipt);
    return new Walk(draft, new Errands(draft)).decide();
  }

  /**
   * Decides about a customer who has said nothing since {@link DialogueState#silenceAt} was set:
   * reminds them once of the errand they are in, gives it up without a word in the end, and decides
   * nothing before the time.
   */
  public Decision timePassed(DialogueState state, Situation situation) {
    return new Silence(draft(state, situation), state, patience).decide();
  }

  /**
   * Answers a message that reached us so late that doing what it says could do what the customer no
   * longer wants: says so, and asks again what is still to be answered.
   *
   * @param writtenAt when it was written, in the tenant's time zone
   */
  public Decision late(DialogueState state, ZonedDateTime writtenAt, Situation situation) {
    var draft = draft(state, situation);
    var speech = draft.speech();
    speech.say(
        Phrase.LATE,
        Map.of("when", WHEN.localizedBy(speech.language().locale()).format(writtenAt)));
    return new Walk(draft, new Errands(draft)).decide();
  }

  /**
   * Hands over because the bot itself is in trouble with this conversation: says so, and that a
   * person will answer.
   */
  public Decision giveUp(DialogueState state, Situation situation) {
    var draft = draft(state, situation);
    draft.speech().say(Phrase.TROUBLE);
    draft.handOff(Handoffs.TROUBLE);
    return new Walk(draft, new Errands(draft)).decide();
  }

  /**
   * The option a customer means who types a button's words instead of tapping it: they read the
   * label and may as well write it, say in other words that they leave open what is asked, or ask
   * what the flow they are in has an answer to.
   *
   * @return the option among those last offered, or the one that stands for the question; empty
   *     when the words are none's
   */
  public Optional<Option> typedOption(DialogueState state, String words) {
    return typedButton(state, words).or(() -> askedAside(state, words));
  }

  private Optional<Option> askedAside(DialogueState state, String words) {
    return Asked.of(catalog, state.offer(), state.runs()) instanceof Asked.ByFlow asked
        ? asked.flow().asides().stream()
            .filter(aside -> aside.wordsIn(state.language()).anyMatch(each -> reads(each, words)))
            .filter(aside -> aside.isKnown(asked.run(), asked.flow()))
            .map(aside -> new Option(aside.askedOf(asked.run()).toString(), words, null))
            .findFirst()
        : Optional.empty();
  }

  private Optional<Option> typedButton(DialogueState state, String words) {
    if (!(lastOffered(state) instanceof Choices choices)) {
      return Optional.empty();
    }
    return option(choices, each -> reads(each.title(), words))
        .or(
            () ->
                skipping(state, words)
                    .flatMap(id -> option(choices, each -> each.id().equals(id))));
  }

  private static Optional<Option> option(Choices choices, Predicate<Option> isMeant) {
    return choices.options().stream().filter(isMeant).findFirst();
  }

  /** The button that leaves open what is asked, where the words say so. */
  private Optional<String> skipping(DialogueState state, String words) {
    return Asked.of(catalog, state.offer(), state.runs()) instanceof Asked.ForSlot asked
            && asked.slot().skipWords().stream().anyMatch(each -> reads(each, words))
        ? Optional.of(Prompts.skipOf(asked).toString())
        : Optional.empty();
  }

  /** Whoever is being asked something answers that, whatever they were told meanwhile. */
  private @Nullable OutboundContent lastOffered(DialogueState state) {
    boolean asksNothing = Asked.of(catalog, state.offer(), state.runs()) instanceof Asked.Nothing;
    return asksNothing && state.told() != null ? state.told() : state.lastSaid();
  }

  /**
   * The button of the errand that is called like this, in whatever language, for who types its
   * title; empty when none is.
   */
  public Optional<Option> errandCalled(String words) {
    return Stream.of(Language.values())
        .flatMap(language -> catalog.titles(language).entrySet().stream())
        .filter(title -> reads(title.getValue(), words))
        .map(
            title ->
                new Option(new ErrandButton(title.getKey(), Map.of()).id(), title.getValue(), null))
        .findFirst();
  }

  private Draft draft(DialogueState state, Situation situation) {
    return new Draft(catalog, patience, situation, state);
  }

  private static boolean reads(String label, String words) {
    return letters(label).equals(letters(words));
  }

  /** Without case, accents and signs, which customers leave out. */
  private static String letters(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("[^\\p{L}\\p{N}]+", "")
        .toLowerCase(Locale.ROOT);
  }

  /** What the dialogue waits for: the light in which the next message is to be read. */
  public Expectation expectation(DialogueState state) {
    var asked = Asked.of(catalog, state.offer(), state.runs());
    return new Expectations(catalog, state).of(asked, state.runs());
  }

  /**
   * The one-time code that may be typed next, whatever is being asked just now.
   *
   * @return empty when no flow under way waits for one
   */
  public Optional<Expectation.Code> awaitedCode(DialogueState state) {
    return AwaitedCode.of(catalog, state.runs()).map(AwaitedCode::expectation);
  }

  private static boolean isHeardInAnyCase(Command command) {
    return command instanceof Command.SwitchLanguage || command instanceof Command.Attach;
  }
}
