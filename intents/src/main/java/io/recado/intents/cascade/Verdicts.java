package io.recado.intents.cascade;

import io.recado.conversation.Language;
import io.recado.intents.local.Phrases;
import io.recado.intents.local.Reading;
import io.recado.intents.local.Reading.Candidate;
import io.recado.understanding.Caution;
import io.recado.understanding.Command;
import io.recado.understanding.Command.AskForPerson;
import io.recado.understanding.Command.AskKnowledge;
import io.recado.understanding.Command.SmallTalk;
import io.recado.understanding.Command.SmallTalk.Kind;
import io.recado.understanding.Understanding.Interpretation;
import io.recado.understanding.Understanding.Source;
import io.recado.understanding.Utterance;
import java.util.List;
import java.util.Set;

/** From probabilities to one command: do it, ask which of a few, or admit not to understand. */
final class Verdicts {

  /** An offered errand this near to the likeliest intent, which is not offered, is preferred. */
  private static final double NEAR = 0.6;

  /** Readings less likely than this are not worth a customer's question. */
  private static final double WORTH_ASKING = 0.12;

  private static final int MOST_CHOICES = 3;

  /**
   * What the classifier made of a text, turned into a proposal.
   *
   * @param utterance of which the text is
   * @param language what the text is written in
   */
  Interpretation of(String text, Reading heard, Utterance utterance, Language language) {
    var offered = utterance.intents();
    var reading = Heirs.inherit(heard, offered);
    var chosen = preferred(reading, offered);
    double acceptance = reading.acceptance();
    boolean sure = utterance.caution().weighed(acceptance, language) >= Caution.USUAL;
    if (!chosen.intent().equals(Phrases.OUT_OF_SCOPE) && sure) {
      return local(command(chosen.intent(), text), acceptance, text);
    }
    var choices = choices(reading, offered);
    return choices.size() < 2
        ? notUnderstood(text, 1 - acceptance)
        : local(new Command.Clarify(choices), sum(reading, choices), text);
  }

  static Interpretation notUnderstood(String text, double confidence) {
    return local(new Command.CannotUnderstand(), confidence, text);
  }

  private static Candidate preferred(Reading reading, Set<String> offered) {
    var likeliest = reading.likeliest();
    if (offered.contains(likeliest.intent()) || isTalk(likeliest.intent())) {
      return likeliest;
    }
    return reading.candidates().stream()
        .filter(candidate -> offered.contains(candidate.intent()))
        .filter(candidate -> candidate.probability() >= NEAR * likeliest.probability())
        .findFirst()
        .orElse(likeliest);
  }

  private static List<String> choices(Reading reading, Set<String> offered) {
    if (reading.likeliest().intent().equals(Phrases.OUT_OF_SCOPE)) {
      return List.of();
    }
    return reading.candidates().stream()
        .filter(candidate -> offered.contains(candidate.intent()))
        .filter(candidate -> candidate.probability() >= WORTH_ASKING)
        .limit(MOST_CHOICES)
        .map(Candidate::intent)
        .toList();
  }

  private static double sum(Reading reading, List<String> intents) {
    return intents.stream().mapToDouble(reading::probability).sum();
  }

  private static boolean isTalk(String intent) {
    return !(command(intent, "") instanceof Command.StartFlow);
  }

  private static Command command(String intent, String text) {
    return switch (intent) {
      case "talk_to_human" -> new AskForPerson();
      case "greet" -> new SmallTalk(Kind.GREETING);
      case "goodbye_thanks" -> new SmallTalk(Kind.THANKS);
      case "complaint" -> new SmallTalk(Kind.COMPLAINT);
      case "affirm" -> new Command.Affirm();
      case "deny" -> new Command.Deny();
      case "faq" -> new AskKnowledge(text);
      case Phrases.OUT_OF_SCOPE -> new Command.CannotUnderstand();
      default -> new Command.StartFlow(intent);
    };
  }

  private static Interpretation local(Command command, double confidence, String evidence) {
    return new Interpretation(command, confidence, evidence, Source.LOCAL_MODEL);
  }
}
