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
import io.recado.understanding.Command;

/** What need not be answered, and a no to it. */
final class Skips {

  private Skips() {}

  /** "No" to what need not be answered passes it over. */
  static Command inLightOf(Expectation expectation, Command command) {
    return command instanceof Command.Deny && isOptional(expectation)
        ? new Command.Skip()
        : command;
  }

  static boolean isOptional(Expectation expectation) {
    return switch (expectation) {
      case FreeText asked -> asked.optional();
      case OneOf asked -> asked.optional();
      case Code asked -> asked.optional();
      case Entity asked -> asked.optional();
      case Day asked -> asked.optional();
      case TimeOfDay asked -> asked.optional();
      case Files asked -> asked.optional();
      case Anything _, Confirmation _, Clarification _ -> false;
    };
  }
}
