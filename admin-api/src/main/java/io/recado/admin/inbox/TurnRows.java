package io.recado.admin.inbox;

import static io.recado.admin.inbox.TurnView.CommandKind;
import static io.recado.database.Columns.required;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import io.recado.admin.inbox.TurnView.Asked;
import io.recado.admin.inbox.TurnView.Understood;
import io.recado.conversation.Language;
import io.recado.dialogue.SlotValue;
import io.recado.json.JsonText;
import io.recado.understanding.Command;
import io.recado.understanding.Cost;
import io.recado.understanding.Doubt;
import io.recado.understanding.Hop;
import io.recado.understanding.Understanding.Interpretation;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Readings as the API shows them. */
final class TurnRows {

  private TurnRows() {}

  /**
   * A turn without what it had done.
   *
   * @param actions the keys of the requests it made
   */
  record Read(TurnView turn, List<String> actions) {

    TurnView with(List<ActionView> done) {
      return new TurnView(
          turn.id(),
          turn.at(),
          turn.language(),
          turn.doubt(),
          turn.messages(),
          turn.understood(),
          turn.asked(),
          turn.cost(),
          done);
    }
  }

  static Read read(Readable row) {
    var content = JsonText.value(required(row, "content", Json.class), Content.class);
    var turn =
        new TurnView(
            required(row, "reading_id", UUID.class),
            required(row, "at", Instant.class),
            Language.ofTag(required(row, "language", String.class)).orElseThrow(),
            doubt(row),
            List.of(required(row, "message_ids", UUID[].class)),
            content.interpretations().stream().map(TurnRows::understood).toList(),
            content.trace().stream().map(TurnRows::asked).toList(),
            cost(content),
            List.of());
    return new Read(turn, List.of(required(row, "action_keys", String[].class)));
  }

  private static @Nullable Doubt doubt(Readable row) {
    var code = row.get("doubt", String.class);
    return code == null ? null : Doubt.valueOf(code.toUpperCase(Locale.ROOT));
  }

  private static Cost cost(Content content) {
    return content.interpretations().stream()
        .map(Interpretation::cost)
        .reduce(Cost.NONE, Cost::plus);
  }

  private static Asked asked(Hop hop) {
    return new Asked(hop.reader(), hop.outcome(), hop.took().toMillis(), hop.cost());
  }

  private static Understood understood(Interpretation read) {
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

  /** What the column holds. */
  private record Content(List<Interpretation> interpretations, List<Hop> trace) {}
}
