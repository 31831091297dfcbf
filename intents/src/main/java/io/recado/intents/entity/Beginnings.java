package io.recado.intents.entity;

import io.recado.conversation.Language;
import io.recado.dialogue.Expectation.Option;
import io.recado.dialogue.SlotValue;
import io.recado.intents.text.PlainText;
import io.recado.intents.text.WordList;
import io.recado.understanding.Command;
import io.recado.understanding.Command.SetSlot;
import io.recado.understanding.Command.StartFlow;
import io.recado.understanding.SlotHint;
import io.recado.understanding.Utterance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Errands that a few words ask for without a doubt, as their flows declare them: "ya hice la
 * transferencia". They are too near to other errands for a classifier that knows them by some
 * phrases, and people say them in few ways.
 *
 * <p>A long message tells more than that, and one that denies or asks ("I have not transferred
 * yet", "when I have transferred, ...") something else; both are left to the classifier.
 */
public final class Beginnings {

  private static final int MOST_WORDS = 15;

  /** How flows write a day to come. */
  private static final String ANY_DAY = "{day}";

  /** What stands for it while words are compared; nobody writes it. */
  private static final String A_DAY = "dayahead";

  private static final Pattern CLAUSE_END = Pattern.compile("[,.;:!?\\n]+");

  private final TimeAnswers times;
  private final Openings openings;
  private final WordList doubts = WordList.of("/entity/doubts.txt");
  private final WordList denials = WordList.of("/entity/denials.txt");

  public Beginnings(TimeAnswers times, Openings openings) {
    this.times = times;
    this.openings = openings;
  }

  /**
   * @param wording in the form of {@link PlainText}
   */
  private record Begun(String intent, String slot, Option option, String wording) {}

  /**
   * What the message begins, and what else it tells; empty when its words alone do not say.
   *
   * @param message all that was written, in {@code language}
   * @param utterance where the message is from: what is offered, its hints, when it was written
   */
  public List<Command> in(String message, Language language, Utterance utterance) {
    return PlainText.of(message).words().size() > MOST_WORDS
        ? List.of()
        : begun(message, language, utterance)
            .map(begun -> commands(begun, message, language, utterance))
            .orElse(List.of());
  }

  private Optional<Begun> begun(String message, Language language, Utterance utterance) {
    var clauses = clauses(withoutDays(message, language, utterance));
    return utterance.hints().stream()
        .filter(hint -> utterance.intents().contains(hint.intent()))
        .flatMap(hint -> hint.options().stream().flatMap(option -> begun(clauses, hint, option)))
        .max(Comparator.comparingInt(begun -> begun.wording().length()));
  }

  private Stream<Begun> begun(List<String> clauses, SlotHint hint, Option option) {
    return option.begins().stream()
        .map(wording -> PlainText.of(wording.replace(ANY_DAY, A_DAY)).value())
        .filter(wording -> clauses.stream().anyMatch(clause -> says(clause, wording)))
        .map(wording -> new Begun(hint.intent(), hint.slot(), option, wording));
  }

  /** Whether the clause has these words, none before them casts doubt, and none behind denies. */
  private boolean says(String clause, String wording) {
    int at = (" " + clause + " ").indexOf(" " + wording + " ");
    return at >= 0
        && hasNone(clause.substring(0, at), doubts)
        && hasNone(clause.substring(at + wording.length()), denials);
  }

  private static boolean hasNone(String text, WordList words) {
    return PlainText.of(text).words().stream().noneMatch(words::contains);
  }

  private static List<String> clauses(String message) {
    return CLAUSE_END.splitAsStream(message).map(clause -> PlainText.of(clause).value()).toList();
  }

  /** The message with {@link #A_DAY} for the day to come that it names; today is none. */
  private String withoutDays(String message, Language language, Utterance utterance) {
    var now = utterance.writtenAt();
    return now == null
        ? message
        : times
            .mentionedDay(message, language, now)
            .filter(day -> day.readings().stream().allMatch(now.toLocalDate()::isBefore))
            .map(day -> message.replace(day.evidence(), A_DAY))
            .orElse(message);
  }

  private List<Command> commands(
      Begun begun, String message, Language language, Utterance utterance) {
    var chosen = new SlotValue.Chosen(begun.option().name(), message);
    var commands = new ArrayList<Command>();
    commands.add(new StartFlow(begun.intent()));
    commands.add(new SetSlot(begun.slot(), chosen));
    openings.in(message, language, begun.intent(), utterance).stream()
        .filter(told -> !told.slot().equals(begun.slot()))
        .forEach(commands::add);
    return commands;
  }
}
