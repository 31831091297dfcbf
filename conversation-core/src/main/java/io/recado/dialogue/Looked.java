package io.recado.dialogue;

import io.recado.action.FoundItem;
import io.recado.conversation.Language;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a step has looked up.
 *
 * @param serial unlike that of any other in the conversation: a button of an earlier lookup can so
 *     be told from one of this
 * @param inputs what was asked, and {@code language} in which: with others it is looked up anew
 * @param shown the places of the items that are offered now, in order
 */
public record Looked(
    int serial,
    Map<String, SlotValue> inputs,
    Language language,
    List<FoundItem> items,
    List<Integer> shown) {

  private static final String SEPARATOR = "-";

  public Looked {
    inputs = Collections.unmodifiableMap(new TreeMap<>(inputs));
    items = List.copyOf(items);
    shown = List.copyOf(shown);
  }

  boolean answers(Map<String, SlotValue> inputs, Language language) {
    return this.inputs.equals(inputs) && this.language == language;
  }

  boolean hasMore() {
    return shown.size() < items.size();
  }

  Looked showing(List<Integer> places) {
    return new Looked(serial, inputs, language, items, places);
  }

  /** The name of an item on its button. */
  String nameOf(int place) {
    return serial + SEPARATOR + place;
  }

  /** The item behind a button; empty when the button is none of this lookup's. */
  Optional<FoundItem> named(String name) {
    for (int place = 0; place < items.size(); place++) {
      if (nameOf(place).equals(name)) {
        return Optional.of(items.get(place));
      }
    }
    return Optional.empty();
  }

  Optional<FoundItem> withId(String id) {
    return items.stream().filter(item -> item.id().equals(id)).findFirst();
  }
}
