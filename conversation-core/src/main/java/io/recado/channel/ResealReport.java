package io.recado.channel;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * What a run found that sealed secrets anew under the current master key.
 *
 * @param key the id of the key that sealed
 * @param keys the ids of all keys that the process was given
 * @param resealed how many secrets another of them had sealed until then
 * @param unopened how many none of them opens, by the id of the key that sealed them
 */
public record ResealReport(
    Instant endedAt, String key, List<String> keys, long resealed, Map<String, Long> unopened) {

  public ResealReport {
    keys = List.copyOf(keys);
    unopened = Map.copyOf(unopened);
  }

  /**
   * Whether a run found, under these keys, that the current one had sealed all that any of them
   * opens: then the others are not needed any more, once every process has these.
   */
  public boolean frees(MasterKeys given) {
    return resealed == 0
        && key.equals(given.current().id())
        && new HashSet<>(keys).equals(new HashSet<>(given.ids()));
  }
}
