package io.recado.intents.local;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the classifier makes of a text: every intent with its probability. */
public final class Reading {

  /** An intent and its calibrated probability. */
  public record Candidate(String intent, double probability) {}

  private final List<Candidate> candidates;
  private final Surroundings surroundings;
  private final Acceptance model;

  Reading(List<Candidate> candidates, Surroundings surroundings, Acceptance model) {
    this.candidates =
        candidates.stream()
            .sorted(Comparator.comparingDouble(Candidate::probability).reversed())
            .toList();
    this.surroundings = surroundings;
    this.model = model;
  }

  /** All intents, the likeliest first; the probabilities add up to one. */
  public List<Candidate> candidates() {
    return candidates;
  }

  /** Zero for an intent that was never learned. */
  public double probability(String intent) {
    return candidates.stream()
        .filter(candidate -> candidate.intent().equals(intent))
        .mapToDouble(Candidate::probability)
        .sum();
  }

  public Candidate likeliest() {
    return candidates.getFirst();
  }

  /** The probability that the likeliest intent is what was meant, none of those known included. */
  public double acceptance() {
    var probabilities = candidates.stream().mapToDouble(Candidate::probability).toArray();
    return model.of(probabilities, surroundings);
  }

  /**
   * Whether readings as likely as this were right so often, among phrases the models had not
   * learned, that no better reader need be asked.
   *
   * @param acceptance of this reading, or of what was made of it
   */
  public boolean isPrecise(double acceptance) {
    return acceptance >= model.precise();
  }

  /**
   * The same reading with the probability of some intents given to others.
   *
   * @param heirs intent → the intent that inherits its probability, all of it
   */
  public Reading bequeathing(Map<String, String> heirs) {
    var sums = new LinkedHashMap<String, Double>();
    for (var candidate : candidates) {
      var heir = heirs.getOrDefault(candidate.intent(), candidate.intent());
      sums.merge(heir, candidate.probability(), Double::sum);
    }
    var inherited = new ArrayList<Candidate>();
    sums.forEach((intent, probability) -> inherited.add(new Candidate(intent, probability)));
    return new Reading(inherited, surroundings, model);
  }
}
