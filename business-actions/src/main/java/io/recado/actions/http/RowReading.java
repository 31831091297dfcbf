package io.recado.actions.http;

import io.recado.action.FoundItem;
import io.recado.action.LookupOutcome;
import io.recado.action.LookupOutcome.Found;
import io.recado.actions.http.DeclaredResult.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the rows of an answer as what was found. Where one of them lacks what it was declared to
 * have, it is not the answer that was declared.
 */
final class RowReading {

  /** The reason when there are no rows. */
  static final String NOTHING = "nothing_found";

  private final Row row;
  private final Set<String> titles = new HashSet<>();

  private RowReading(Row row) {
    this.row = row;
  }

  /** For one answer. */
  static RowReading of(Row row) {
    return new RowReading(row);
  }

  /**
   * @param rows an array, of which no more is read than a lookup may find; or one row by itself
   */
  Optional<LookupOutcome> found(JsonNode rows) {
    if (!rows.isArray() && !rows.isObject()) {
      return Optional.empty();
    }
    var items = new ArrayList<FoundItem>();
    for (var each : rows.isArray() ? rows.values() : List.of(rows)) {
      var item = item(each);
      if (item.isEmpty()) {
        return Optional.empty();
      }
      if (items.size() < Found.MOST_ITEMS) {
        items.add(item.get());
      }
    }
    return Optional.of(LookupOutcome.of(items, NOTHING));
  }

  private Optional<FoundItem> item(JsonNode json) {
    var id = AnswerReading.value(json, row.id());
    var title = AnswerReading.value(json, row.title());
    var facts = AnswerReading.facts(row.facts(), json);
    return id.isPresent() && title.isPresent() && facts.isPresent()
        ? Optional.of(item(id.get(), title.get(), facts.get(), json))
        : Optional.empty();
  }

  private FoundItem item(String id, String title, Map<String, String> facts, JsonNode json) {
    var at = row.description();
    @Nullable String description =
        at == null
            ? null
            : AnswerReading.value(json, at)
                .map(text -> cut(text, FoundItem.MOST_DESCRIPTION))
                .orElse(null);
    return new FoundItem(id, ofItsOwn(title), description, facts, null);
  }

  /** No two buttons are alike: the second "Router" is "Router 2". */
  private String ofItsOwn(String title) {
    var own = cut(title, FoundItem.MOST_TITLE);
    for (int n = 2; !titles.add(own); n++) {
      var number = " " + n;
      own = cut(title, FoundItem.MOST_TITLE - number.length()) + number;
    }
    return own;
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1).strip() + "…";
  }
}
