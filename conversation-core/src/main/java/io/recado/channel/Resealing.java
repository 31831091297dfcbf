package io.recado.channel;

import reactor.core.publisher.Mono;

/** Seals some of what there is anew, under the current master key. */
interface Resealing {

  /** All of it that another key has sealed; what no key opens is left as it is. */
  Mono<Tally> run();

  /**
   * What came of it.
   *
   * @param lost how many no key opens
   */
  record Tally(long resealed, long lost) {

    static final Tally NOTHING = new Tally(0, 0);

    Tally plus(Tally other) {
      return new Tally(resealed + other.resealed, lost + other.lost);
    }
  }
}
