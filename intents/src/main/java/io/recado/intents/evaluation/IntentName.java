package io.recado.intents.evaluation;

import io.recado.intents.local.Phrases;
import io.recado.understanding.Command;
import io.recado.understanding.Understanding;
import io.recado.understanding.Understanding.Interpretation;
import java.util.Optional;

/**
 * What a message was taken for, by the name of one of the shipped intents.
 *
 * @param confidence 0 to 1; that of the command the name comes from
 */
record IntentName(String name, double confidence) {

  private static final IntentName NOTHING = new IntentName(Phrases.OUT_OF_SCOPE, 1);

  /** Of the first command that has such a name; out of scope when none has. */
  static IntentName of(Understanding understanding) {
    return understanding.interpretations().stream()
        .flatMap(each -> named(each).stream())
        .findFirst()
        .orElse(NOTHING);
  }

  private static Optional<IntentName> named(Interpretation interpretation) {
    return name(interpretation.command())
        .map(name -> new IntentName(name, confidence(interpretation)));
  }

  /** That of a question back is shared by all it asks about; what it names first has no less. */
  private static double confidence(Interpretation interpretation) {
    return interpretation.command() instanceof Command.Clarify(var intents)
        ? interpretation.confidence() / intents.size()
        : interpretation.confidence();
  }

  private static Optional<String> name(Command command) {
    return switch (command) {
      case Command.StartFlow(var intent) -> Optional.of(intent);
      case Command.AskForPerson() -> Optional.of("talk_to_human");
      case Command.SmallTalk(var kind) -> Optional.of(name(kind));
      case Command.Affirm() -> Optional.of("affirm");
      case Command.Deny(), Command.Cancel() -> Optional.of("deny");
      case Command.AskKnowledge _ -> Optional.of("faq");
      // A question back does nothing yet; what it names first is what it would rather do.
      case Command.Clarify(var intents) -> Optional.of(intents.getFirst());
      case Command.CannotUnderstand() -> Optional.of(Phrases.OUT_OF_SCOPE);
      case Command.SetSlot _,
          Command.CorrectSlot _,
          Command.Choose _,
          Command.Skip _,
          Command.Repeat _,
          Command.Attach _,
          Command.SwitchLanguage _,
          Command.CannotRead _ ->
          Optional.empty();
    };
  }

  private static String name(Command.SmallTalk.Kind kind) {
    return switch (kind) {
      case GREETING -> "greet";
      case THANKS, GOODBYE -> "goodbye_thanks";
      case COMPLAINT -> "complaint";
    };
  }
}
