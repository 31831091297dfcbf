package io.recado.intents.local;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How near a text lies to what the experts know.
 *
 * @param nearest the cosine to the nearest phrase, averaged over the experts
 * @param familiarity the share of the text that was seen in training, by the strictest expert
 */
record Surroundings(double nearest, double familiarity) {

  static Surroundings of(List<Expert.Opinion> opinions) {
    return from(opinions, Expert.Opinion::nearest);
  }

  /** The same had this intent never been heard of. */
  static Surroundings without(int intent, List<Expert.Opinion> opinions) {
    return from(opinions, opinion -> opinion.nearestBut(intent));
  }

  private static Surroundings from(
      List<Expert.Opinion> opinions, ToDoubleFunction<Expert.Opinion> nearest) {
    return new Surroundings(
        opinions.stream().mapToDouble(nearest).average().orElse(0),
        opinions.stream().mapToDouble(Expert.Opinion::familiarity).min().orElse(0));
  }
}
