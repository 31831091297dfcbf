package io.recado.channel;

import java.util.HashMap;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Seals some of what there is anew, under the current master key. */
interface Resealing {

  /** All of it that another key has sealed; what no key opens is left as it is. */
  Mono<Tally> run();

  /**
   * What came of it.
   *
   * @param unopened how many no key opens, by the id of the key that sealed them
   */
  record Tally(long resealed, Map<String, Long> unopened) {

    static final Tally NOTHING = new Tally(0, Map.of());

    public Tally {
      unopened = Map.copyOf(unopened);
    }

    static Tally resealed(long rows) {
      return new Tally(rows, Map.of());
    }

    /** One that is sealed by a key that was not given, or was altered. */
    static Tally unopened(byte[] sealed) {
      return new Tally(0, Map.of(SecretBox.keyId(sealed), 1L));
    }

    Tally plus(Tally other) {
      var sum = new HashMap<>(unopened);
      other.unopened.forEach((key, count) -> sum.merge(key, count, Long::sum));
      return new Tally(resealed + other.resealed, sum);
    }

    long lost() {
      return unopened.values().stream().mapToLong(Long::longValue).sum();
    }
  }
}
