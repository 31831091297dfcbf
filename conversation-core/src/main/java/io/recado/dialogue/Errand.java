package io.recado.dialogue;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * An errand the customer asked for that waits for its turn.
 *
 * @param details what was said of it already, by slot
 */
public record Errand(String intent, Map<String, SlotValue> details) {
  public Errand {
    details = Collections.unmodifiableMap(new TreeMap<>(details));
  }

  /** With more that was said of it; what was said last counts. */
  Errand with(Map<String, SlotValue> more) {
    var all = new TreeMap<>(details);
    all.putAll(more);
    return new Errand(intent, all);
  }
}
