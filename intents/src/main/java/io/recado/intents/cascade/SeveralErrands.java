package io.recado.intents.cascade;

import io.recado.conversation.Language;
import io.recado.intents.local.LocalClassifier;
import io.recado.understanding.Command;
import io.recado.understanding.Understanding.Interpretation;
import io.recado.understanding.Utterance;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the wishes of a message that holds more than one: "reset my password and what do I owe?".
 * Most messages with an "and" in them tell one matter at length, so a clause counts only when it
 * clearly asks for something, and two clauses only when they are about different matters.
 */
final class SeveralErrands {

  /** A clause is short, and taken out of what would make it plain: it must be clearer than most. */
  private static final double CLEAR = 0.8;

  private static final int MOST_CLAUSES = 6;

  private static final String QUESTION = "question";

  /** Errands that people speak of in one breath when they mean one thing. */
  private static final Map<String, String> MATTERS =
      Map.of(
          "open_ticket", "fault",
          "check_outage", "fault",
          "ticket_status", "fault",
          "book_appointment", "appointment",
          "reschedule_appointment", "appointment",
          "cancel_appointment", "appointment",
          "pay_invoice", "money",
          "ask_balance", "money");

  private final Questions questions = new Questions();
  private final Verdicts verdicts;

  SeveralErrands(Verdicts verdicts) {
    this.verdicts = verdicts;
  }

  /** What an errand is about, which others may be about as well. */
  static String matterOf(String intent) {
    return MATTERS.getOrDefault(intent, intent);
  }

  /**
   * @param utterance of which the text is
   * @return the wishes in their order, each with its clause as evidence; none unless there are two
   *     at least
   */
  List<Interpretation> in(
      String text, Language language, Utterance utterance, LocalClassifier classifier) {
    var clauses = Clauses.of(text, language);
    if (clauses.size() < 2 || clauses.size() > MOST_CLAUSES) {
      return List.of();
    }
    var matters = new HashSet<String>();
    var wishes = new ArrayList<Interpretation>();
    for (var clause : clauses) {
      var verdict = verdicts.of(clause, classifier.read(clause, language), utterance, language);
      if (verdict.confidence() < CLEAR) {
        continue;
      }
      if (endsErrands(verdict.command())) {
        return List.of();
      }
      if (matter(verdict.command(), clause, language).filter(matters::add).isPresent()) {
        wishes.add(verdict);
      }
    }
    return wishes.size() < 2 ? List.of() : wishes;
  }

  /** Beside these nothing else is begun: the message is read as a whole. */
  private static boolean endsErrands(Command command) {
    return command instanceof Command.AskForPerson
        || command instanceof Command.Deny
        || command instanceof Command.Cancel;
  }

  /**
   * What a wish is about; empty for what is no wish. A question for the tenant's knowledge is one:
   * "reset my password, and when are you open?"
   */
  private Optional<String> matter(Command command, String clause, Language language) {
    return switch (command) {
      case Command.StartFlow(String intent) -> Optional.of(matterOf(intent));
      case Command.AskKnowledge _ when questions.isAsked(clause, language) -> Optional.of(QUESTION);
      case Command _ -> Optional.empty();
    };
  }
}
