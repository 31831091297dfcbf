package io.recado.admin.inbox;

import io.recado.admin.inbox.TurnView.Asked;
import io.recado.admin.inbox.TurnView.CommandKind;
import io.recado.admin.inbox.TurnView.Understood;
import io.recado.dialogue.SlotValue;
import io.recado.understanding.Command;
import io.recado.understanding.Hop;
import io.recado.understanding.Understanding.Interpretation;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What was read of messages, in the API's terms. */
public final class Understandings {

  private Understandings() {}

  /** One reader's part in the API's terms. */
  public static Asked of(Hop hop) {
    return new Asked(hop.reader(), hop.outcome(), hop.took().toMillis(), hop.cost());
  }

  /** One command in the API's terms. */
  public static Understood of(Interpretation read) {
    var said = said(read.command());
    return new Understood(
        said.kind(),
        said.subject(),
        said.value(),
        read.confidence(),
        read.evidence(),
        read.decidedBy(),
        read.cost());
  }

  private static Said said(Command command) {
    return switch (command) {
      case Command.StartFlow(var intent) -> new Said(CommandKind.START_FLOW, intent);
      case Command.SetSlot(var slot, var value) -> new Said(CommandKind.SET_SLOT, slot, value);
      case Command.CorrectSlot(var slot, var value) ->
          new Said(CommandKind.CORRECT_SLOT, slot, value);
      case Command.Choose(var option) -> new Said(CommandKind.CHOOSE, option);
      case Command.Affirm _ -> new Said(CommandKind.AFFIRM);
      case Command.Deny _ -> new Said(CommandKind.DENY);
      case Command.Skip _ -> new Said(CommandKind.SKIP);
      case Command.Cancel _ -> new Said(CommandKind.CANCEL);
      case Command.AskKnowledge(var question) ->
          new Said(CommandKind.ASK_KNOWLEDGE, null, question);
      case Command.AskForPerson _ -> new Said(CommandKind.ASK_FOR_PERSON);
      case Command.Repeat _ -> new Said(CommandKind.REPEAT);
      case Command.SmallTalk(var kind) -> new Said(CommandKind.SMALL_TALK, code(kind));
      case Command.Attach(var files) ->
          new Said(CommandKind.ATTACH, null, String.valueOf(files.size()));
      case Command.SwitchLanguage(var language) ->
          new Said(CommandKind.SWITCH_LANGUAGE, language.code());
      case Command.Clarify(var intents) ->
          new Said(CommandKind.CLARIFY, String.join(", ", intents));
      case Command.CannotUnderstand _ -> new Said(CommandKind.CANNOT_UNDERSTAND);
      case Command.CannotRead(var kind) -> new Said(CommandKind.CANNOT_READ, kind);
    };
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** A command in the API's terms. */
  private record Said(CommandKind kind, @Nullable String subject, @Nullable String value) {

    Said(CommandKind kind) {
      this(kind, null, (String) null);
    }

    Said(CommandKind kind, String subject) {
      this(kind, subject, (String) null);
    }

    /** What was picked from a list is known to people by its title. */
    Said(CommandKind kind, String slot, SlotValue value) {
      this(kind, slot, value instanceof SlotValue.Picked picked ? picked.title() : value.text());
    }
  }
}
