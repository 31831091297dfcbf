package io.recado.intents.llm;

import io.recado.dialogue.Expectation;
import io.recado.dialogue.SlotValue;
import io.recado.intents.keyword.Doubts;
import io.recado.understanding.Command;
import io.recado.understanding.Command.SmallTalk;
import io.recado.understanding.Command.SmallTalk.Kind;
import io.recado.understanding.Understanding.Interpretation;
import io.recado.understanding.Understanding.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides by fixed rules which proposals of a model can be true here. What passes is made of the
 * bot's own names and the customer's own words: no text of the model's gets through.
 *
 * <ul>
 *   <li>An errand must be offered, a slot open, an option one of those given.
 *   <li>Every command quotes the words it is read from, and they must be the customer's. Free words
 *       are taken from the message, the whole of it where it is nothing but the answer; ids,
 *       amounts and dates are never more than such words.
 *   <li>A yes needs a second witness: the local model, in few words and no question. It must be
 *       written: one that was heard is a yes only where no model is needed to read it.
 * </ul>
 */
final class Vetting {

  /** It is not calibrated, and a model's own figure would not be either. */
  private static final double CONFIDENCE = 0.9;

  /** A yes with more words than these says more than yes. */
  private static final int MOST_WORDS_OF_CONSENT = 5;

  private final Question question;
  private final Grounds grounds;
  private final Quotes quotes;

  Vetting(Question question, Grounds grounds) {
    this.question = question;
    this.grounds = grounds;
    this.quotes = new Quotes(question.words());
  }

  /** All of them as readings; empty when a single one cannot be true, as then none is trusted. */
  Optional<List<Interpretation>> of(List<Proposal> proposals) {
    var started =
        proposals.stream()
            .filter(proposal -> proposal.command() == Verb.START_FLOW)
            .map(Proposal::intent)
            .collect(Collectors.toSet());
    var readings = new ArrayList<Interpretation>();
    for (var proposal : proposals) {
      var reading = reading(proposal, started);
      if (reading.isEmpty()) {
        return Optional.empty();
      }
      readings.add(reading.get());
    }
    if (readings.size() == 1) {
      return Optional.of(List.of(inFull(readings.getFirst())));
    }
    return readings.stream().noneMatch(Vetting::mustStandAlone)
        ? Optional.of(readings.stream().distinct().toList())
        : Optional.empty();
  }

  /**
   * A message that is nothing but the free words that were asked for is kept whole, whatever part
   * of it was quoted: what a model leaves out may matter to the person who reads it.
   */
  private Interpretation inFull(Interpretation only) {
    return only.command() instanceof Command.SetSlot(var slot, SlotValue.Words _)
            && question.utterance().expectation() instanceof Expectation.FreeText asked
            && asked.slot().equals(slot)
        ? reading(
            new Command.SetSlot(slot, new SlotValue.Words(question.words())), question.words())
        : only;
  }

  private Optional<Interpretation> reading(Proposal proposal, Set<String> started) {
    if (proposal.command() == Verb.CANNOT_UNDERSTAND) {
      return Optional.of(reading(new Command.CannotUnderstand(), question.words()));
    }
    return quotes
        .find(proposal.words())
        .flatMap(
            words -> command(proposal, words, started).map(command -> reading(command, words)));
  }

  private Optional<Command> command(Proposal proposal, String words, Set<String> started) {
    return switch (proposal.command()) {
      case START_FLOW -> grounds.intent(proposal.intent()).map(Command.StartFlow::new);
      case SET_SLOT ->
          slot(proposal, started)
              .flatMap(slot -> value(slot, proposal, words).map(value -> set(slot, value)));
      case CORRECT_SLOT ->
          slot(proposal, started)
              .flatMap(slot -> value(slot, proposal, words).map(value -> correct(slot, value)));
      case CHOOSE ->
          grounds.choice(proposal.option()).map(option -> new Command.Choose(option.name()));
      case AFFIRM -> isPlainYes() ? Optional.of(new Command.Affirm()) : Optional.empty();
      case CLARIFY -> clarification(proposal.intents());
      case DENY -> Optional.of(new Command.Deny());
      case SKIP -> Optional.of(new Command.Skip());
      case CANCEL -> Optional.of(new Command.Cancel());
      case REPEAT -> Optional.of(new Command.Repeat());
      case ASK_FOR_PERSON -> Optional.of(new Command.AskForPerson());
      case ASK_KNOWLEDGE -> Optional.of(new Command.AskKnowledge(question.words()));
      case GREETING -> Optional.of(new SmallTalk(Kind.GREETING));
      case THANKS -> Optional.of(new SmallTalk(Kind.THANKS));
      case GOODBYE -> Optional.of(new SmallTalk(Kind.GOODBYE));
      case COMPLAINT -> Optional.of(new SmallTalk(Kind.COMPLAINT));
      case CANNOT_UNDERSTAND -> Optional.of(new Command.CannotUnderstand());
    };
  }

  private Optional<Grounds.OpenSlot> slot(Proposal proposal, Set<String> started) {
    return grounds.slot(proposal.slot(), started);
  }

  private static Optional<SlotValue> value(Grounds.OpenSlot slot, Proposal proposal, String words) {
    return slot.options().isEmpty()
        ? Optional.of(new SlotValue.Words(words))
        : Grounds.named(slot.options(), proposal.option())
            .map(option -> new SlotValue.Chosen(option.name(), words));
  }

  private static Command set(Grounds.OpenSlot slot, SlotValue value) {
    return new Command.SetSlot(slot.name(), value);
  }

  private static Command correct(Grounds.OpenSlot slot, SlotValue value) {
    return new Command.CorrectSlot(slot.name(), value);
  }

  private Optional<Command> clarification(List<String> intents) {
    var offered =
        intents.stream().distinct().flatMap(intent -> grounds.intent(intent).stream()).toList();
    return offered.size() == intents.size() && offered.size() >= 2 && offered.size() <= 3
        ? Optional.of(new Command.Clarify(offered))
        : Optional.empty();
  }

  /** Whether a yes may be believed: something may be done upon it. */
  private boolean isPlainYes() {
    return question.heardLocally() instanceof Command.Affirm
        && quotes.words() <= MOST_WORDS_OF_CONSENT
        && !question.utterance().isHeard()
        && !Doubts.areIn(question.words(), question.language());
  }

  private static boolean mustStandAlone(Interpretation reading) {
    return reading.command() instanceof Command.CannotUnderstand
        || reading.command() instanceof Command.Clarify;
  }

  private static Interpretation reading(Command command, String words) {
    return new Interpretation(command, CONFIDENCE, words, Source.LANGUAGE_MODEL);
  }
}
