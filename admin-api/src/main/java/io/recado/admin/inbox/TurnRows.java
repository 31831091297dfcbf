package io.recado.admin.inbox;

import static io.recado.database.Columns.required;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import io.recado.conversation.Language;
import io.recado.json.JsonText;
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
            content.interpretations().stream().map(Understandings::of).toList(),
            content.trace().stream().map(Understandings::of).toList(),
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

  /** What the column holds. */
  private record Content(List<Interpretation> interpretations, List<Hop> trace) {}
}
