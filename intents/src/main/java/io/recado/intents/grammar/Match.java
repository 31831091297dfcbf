package io.recado.intents.grammar;

import java.util.Map;

/**
 * Words that fit a pattern.
 *
 * @param argument the number beside the production's name; 0 when there is none
 * @param parts the meanings of the pattern's places, by name
 * @param <M> what words can mean
 */
public record Match<M>(int argument, Map<String, M> parts) {

  public Match {
    parts = Map.copyOf(parts);
  }

  /**
   * The meaning of a place.
   *
   * @throws IllegalStateException when the pattern has no such place, or one of another kind: the
   *     grammar is faulty
   */
  public <T extends M> T part(String name, Class<T> type) {
    var part = parts.get(name);
    if (!type.isInstance(part)) {
      throw new IllegalStateException("no " + type.getSimpleName() + " called " + name);
    }
    return type.cast(part);
  }

  public boolean has(String name) {
    return parts.containsKey(name);
  }
}
