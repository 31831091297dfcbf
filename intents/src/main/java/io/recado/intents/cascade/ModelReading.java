package io.recado.intents.cascade;

import io.recado.dialogue.Expectation;
import io.recado.dialogue.Expectation.Anything;
import io.recado.dialogue.Expectation.Clarification;
import io.recado.dialogue.Expectation.Code;
import io.recado.dialogue.Expectation.Confirmation;
import io.recado.dialogue.Expectation.Day;
import io.recado.dialogue.Expectation.Entity;
import io.recado.dialogue.Expectation.Files;
import io.recado.dialogue.Expectation.FreeText;
import io.recado.dialogue.Expectation.OneOf;
import io.recado.dialogue.Expectation.TimeOfDay;
import io.recado.dialogue.SlotValue;
import io.recado.intents.entity.Openings;
import io.recado.intents.local.LocalClassifier;
import io.recado.intents.local.Reading;
import io.recado.intents.text.PlainText;
import io.recado.understanding.Command;
import io.recado.understanding.Hop.Outcome;
import io.recado.understanding.Understanding;
import io.recado.understanding.Understanding.Interpretation;
import io.recado.understanding.Understanding.Source;
import io.recado.understanding.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the words that the sure readers left, by the classifier, in the light of what was asked.
 */
final class ModelReading {

  /** Where free words were asked for, only a short and quite certain request is something else. */
  private static final double CERTAIN = 0.85;

  private static final int MOST_WORDS_OF_AN_INTERRUPTION = 9;
  private static final int MOST_WORDS_OF_CONSENT = 5;

  private final Verdicts verdicts = new Verdicts();
  private final WordsOfYes wordsOfYes = new WordsOfYes();
  private final SeveralErrands several = new SeveralErrands(verdicts);
  private final Openings openings;

  ModelReading(Openings openings) {
    this.openings = openings;
  }

  /** Free words can be taken as they stand, whether or not the classifier is there. */
  Optional<Understanding> withoutModel(Draft draft, Expectation expectation) {
    return expectation instanceof FreeText asked && !draft.isSettled()
        ? Optional.of(draft.with(List.of(asItStands(draft, asked))))
        : Optional.empty();
  }

  LocalReading of(Draft draft, Utterance utterance, LocalClassifier classifier) {
    if (PlainText.of(draft.open()).withoutEmoji().isEmpty()) {
      return new LocalReading(draft.withoutModel(), Outcome.READ, new Command.CannotUnderstand());
    }
    var wishes = wishes(draft, utterance, classifier);
    if (!wishes.isEmpty()) {
      return clear(utterance, draft, wishes);
    }
    var reading = classifier.read(draft.open(), draft.language());
    var verdict = verdicts.of(draft.open(), reading, utterance, draft.language());
    var understanding = draft.with(inLightOf(utterance, draft, verdict));
    boolean sure =
        utterance.expectation() instanceof FreeText asked
            ? interrupts(draft, asked, verdict) || !mayInterrupt(asked, verdict)
            : isPrecise(reading, verdict, draft, utterance) && isUnderstood(understanding);
    return new LocalReading(
        understanding, sure ? Outcome.READ : Outcome.UNSURE, heard(draft, utterance, verdict));
  }

  /** What bears witness to a language model's yes must be worded like one. */
  private Command heard(Draft draft, Utterance utterance, Interpretation verdict) {
    boolean isDoubtful =
        utterance.expectation() instanceof Confirmation
            && verdict.command() instanceof Command.Affirm
            && !wordsOfYes.make(draft.open(), draft.language());
    return isDoubtful ? new Command.CannotUnderstand() : verdict.command();
  }

  /**
   * What a picture that came without a word may be about. What was seen in it is nobody's word: at
   * most an errand begins, where none is under way, and that asks before it does anything.
   */
  Understanding ofSeen(Draft draft, Utterance utterance, LocalClassifier classifier) {
    if (!(utterance.expectation() instanceof Anything)) {
      return draft.settledUnderstanding();
    }
    var reading = classifier.read(draft.seen(), draft.language());
    var verdict = verdicts.of(draft.seen(), reading, utterance, draft.language());
    boolean begins =
        verdict.command() instanceof Command.StartFlow(String intent)
            && utterance.intents().contains(intent)
            && isPrecise(reading, verdict, draft, utterance);
    return begins ? draft.with(List.of(verdict)) : draft.settledUnderstanding();
  }

  /**
   * What the open words tell beside the errand that somebody else read in them: a language model
   * may leave out what is plainly said.
   *
   * @param read slots that are filled already
   */
  List<Command.SetSlot> besides(Draft draft, Utterance utterance, String intent, Set<String> read) {
    return openings.in(draft.open(), draft.language(), intent, utterance).stream()
        .filter(slot -> !read.contains(slot.slot()))
        .toList();
  }

  /** Whether nobody else need be asked, be it that the tenant wishes it surer or less so. */
  private static boolean isPrecise(
      Reading reading, Interpretation verdict, Draft draft, Utterance utterance) {
    return reading.isPrecise(utterance.caution().weighed(verdict.confidence(), draft.language()));
  }

  private static boolean isUnderstood(Understanding understanding) {
    return understanding.commands().stream()
        .noneMatch(
            command ->
                command instanceof Command.CannotUnderstand || command instanceof Command.Clarify);
  }

  /** Where free words were asked for: whether they may be a request all the same. */
  private static boolean mayInterrupt(FreeText asked, Interpretation verdict) {
    return switch (verdict.command()) {
      case Command.StartFlow _ -> !startsAnew(verdict, asked.flow());
      case Command.AskForPerson _ -> true;
      case Command _ -> false;
    };
  }

  /** Wishes count only when they are clear, so nobody else need be asked. */
  private LocalReading clear(Utterance utterance, Draft draft, List<Interpretation> wishes) {
    var all = wishes.stream().flatMap(wish -> opened(utterance, draft, wish).stream()).toList();
    return new LocalReading(draft.with(all), Outcome.READ, wishes.getFirst().command());
  }

  /** What was asked for comes first: beside an answer, more than one wish is too much to read. */
  private List<Interpretation> wishes(
      Draft draft, Utterance utterance, LocalClassifier classifier) {
    return switch (utterance.expectation()) {
      case Anything _, Clarification _ ->
          several.in(draft.open(), draft.language(), utterance, classifier);
      case FreeText _, OneOf _, Code _, Entity _, Day _, TimeOfDay _, Files _, Confirmation _ ->
          List.of();
    };
  }

  private List<Interpretation> inLightOf(Utterance utterance, Draft draft, Interpretation verdict) {
    return switch (utterance.expectation()) {
      case Anything _ -> opened(utterance, draft, verdict);
      case FreeText asked ->
          interrupts(draft, asked, verdict)
              ? opened(utterance, draft, skipping(asked, verdict))
              : List.of(asItStands(draft, asked));
      case OneOf asked -> beside(asked.flow(), utterance, draft, skipping(asked, verdict));
      case Code asked -> beside(asked.flow(), utterance, draft, skipping(asked, verdict));
      case Entity asked -> beside(asked.flow(), utterance, draft, skipping(asked, verdict));
      case Day asked -> beside(asked.flow(), utterance, draft, skipping(asked, verdict));
      case TimeOfDay asked -> beside(asked.flow(), utterance, draft, skipping(asked, verdict));
      case Files asked -> beside(asked.flow(), utterance, draft, skipping(asked, verdict));
      case Confirmation asked ->
          beside(asked.flow(), utterance, draft, consenting(utterance, draft, verdict));
      case Clarification _ -> opened(utterance, draft, verdict);
    };
  }

  /** Within a flow its own errand, asked for again, answers nothing. */
  private List<Interpretation> beside(
      String flow, Utterance utterance, Draft draft, Interpretation verdict) {
    return startsAnew(verdict, flow)
        ? List.of(Verdicts.notUnderstood(draft.open(), verdict.confidence()))
        : opened(utterance, draft, verdict);
  }

  private List<Interpretation> opened(Utterance utterance, Draft draft, Interpretation verdict) {
    var all = new ArrayList<>(List.of(verdict));
    if (verdict.command() instanceof Command.StartFlow(String intent)) {
      openings.in(verdict.evidence(), draft.language(), intent, utterance).stream()
          .map(slot -> alongWith(verdict, slot))
          .forEach(all::add);
    }
    return all;
  }

  /**
   * A yes that something is done upon must be quite certain, worded like one. One that was heard
   * must be a plain yes, which needs no model.
   */
  private Interpretation consenting(Utterance utterance, Draft draft, Interpretation verdict) {
    boolean doubtful =
        verdict.confidence() < CERTAIN
            || utterance.isHeard()
            || !wordsOfYes.make(draft.open(), draft.language())
            || PlainText.of(draft.open()).words().size() > MOST_WORDS_OF_CONSENT;
    return verdict.command() instanceof Command.Affirm && doubtful
        ? Verdicts.notUnderstood(draft.open(), verdict.confidence())
        : verdict;
  }

  private static Interpretation alongWith(Interpretation verdict, Command.SetSlot slot) {
    return new Interpretation(
        slot, verdict.confidence(), slot.value().evidence(), verdict.decidedBy());
  }

  private static boolean interrupts(Draft draft, FreeText asked, Interpretation verdict) {
    boolean certain =
        verdict.confidence() >= CERTAIN
            && PlainText.of(draft.open()).words().size() <= MOST_WORDS_OF_AN_INTERRUPTION;
    return certain
        && switch (verdict.command()) {
          case Command.StartFlow _ -> !startsAnew(verdict, asked.flow());
          case Command.AskForPerson _ -> true;
          case Command.Deny _ -> asked.optional();
          case Command _ -> false;
        };
  }

  private static boolean startsAnew(Interpretation verdict, String flow) {
    return verdict.command() instanceof Command.StartFlow(String intent)
        && Heirs.standsInFor(intent, flow);
  }

  private static Interpretation skipping(Expectation expectation, Interpretation verdict) {
    return new Interpretation(
        Skips.inLightOf(expectation, verdict.command()),
        verdict.confidence(),
        verdict.evidence(),
        verdict.decidedBy());
  }

  private static Interpretation asItStands(Draft draft, FreeText asked) {
    var value = new SlotValue.Words(draft.open());
    return new Interpretation(
        new Command.SetSlot(asked.slot(), value), 1, draft.open(), Source.EXPECTATION);
  }
}
