package io.recado.admin.operator;

import io.recado.channel.MasterKeys;
import io.recado.channel.ResealReport;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys that seal secrets, by their ids, which tell nothing of them.
 *
 * @param current the one that seals
 * @param others those that open as well
 * @param othersNeeded whether something may still be sealed by one of them
 * @param lastRun null while secrets were never sealed anew
 */
record MasterKeyView(
    String current, List<String> others, boolean othersNeeded, @Nullable Run lastRun) {

  /**
   * What the last run found that sealed secrets anew.
   *
   * @param key that sealed
   * @param resealed secrets that another of the keys given had sealed
   * @param unopened secrets that no key given opens
   */
  record Run(Instant endedAt, String key, long resealed, List<Unopened> unopened) {

    static Run of(ResealReport report) {
      var unopened =
          report.unopened().entrySet().stream()
              .map(Unopened::of)
              .sorted(Comparator.comparing(Unopened::key))
              .toList();
      return new Run(report.endedAt(), report.key(), report.resealed(), unopened);
    }
  }

  /**
   * What no key given opens.
   *
   * @param key that sealed it
   */
  record Unopened(String key, long secrets) {

    private static Unopened of(Map.Entry<String, Long> counted) {
      return new Unopened(counted.getKey(), counted.getValue());
    }
  }

  /** Before any run, nobody knows what is sealed by which. */
  static MasterKeyView of(MasterKeys keys) {
    var others = others(keys);
    return new MasterKeyView(keys.current().id(), others, !others.isEmpty(), null);
  }

  static MasterKeyView of(MasterKeys keys, ResealReport report) {
    var others = others(keys);
    boolean needed = !others.isEmpty() && !report.frees(keys);
    return new MasterKeyView(keys.current().id(), others, needed, Run.of(report));
  }

  private static List<String> others(MasterKeys keys) {
    return keys.ids().subList(1, keys.ids().size());
  }
}
