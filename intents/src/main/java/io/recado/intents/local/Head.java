package io.recado.intents.local;

import java.util.ArrayList;
import java.util.List;

/** All that was learned for one language. Immutable; safe for many threads. */
final class Head {

  private final List<String> intents;
  private final List<Expert> experts;
  private final Mixture mixture;
  private final Acceptance acceptance;

  Head(List<String> intents, List<Expert> experts, Mixture mixture, Acceptance acceptance) {
    this.intents = List.copyOf(intents);
    this.experts = List.copyOf(experts);
    this.mixture = mixture;
    this.acceptance = acceptance;
  }

  Reading read(String text) {
    var opinions = experts.stream().map(expert -> expert.on(text)).toList();
    var probabilities = Distributions.probabilities(mixture.logProbabilities(opinions));
    var candidates = new ArrayList<Reading.Candidate>();
    for (int i = 0; i < probabilities.length; i++) {
      candidates.add(new Reading.Candidate(intents.get(i), probabilities[i]));
    }
    return new Reading(candidates, Surroundings.of(opinions), acceptance);
  }
}
