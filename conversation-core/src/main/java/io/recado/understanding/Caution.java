package io.recado.understanding;

import io.recado.conversation.Language;
import java.util.EnumMap;
import java.util.Map;

/**
 * How sure a bot is to be of what it has read before it acts, as its tenant wishes. Whoever wishes
 * it surer has all that is read weighed a little less: it asks back sooner, and asks a language
 * model sooner where there is one.
 *
 * @param actsFrom the score from which on a reading is acted upon, {@link #LEAST} to {@link #MOST};
 *     of a language that is not named {@link #USUAL}
 */
public record Caution(Map<Language, Double> actsFrom) {

  /** From here on a reading is acted upon where no tenant wishes otherwise. */
  public static final double USUAL = 0.4;

  /** Less sure it would rather guess than read. */
  public static final double LEAST = 0.25;

  /** Surer it would hardly ever act. */
  public static final double MOST = 0.9;

  /** As it was learned. */
  public static final Caution USUAL_EVERYWHERE = new Caution(Map.of());

  /** What is out of bounds is brought into them: customers are served in any case. */
  public Caution {
    var within = new EnumMap<Language, Double>(Language.class);
    actsFrom.forEach((language, from) -> within.put(language, Math.clamp(from, LEAST, MOST)));
    actsFrom = Map.copyOf(within);
  }

  /**
   * What a score is worth: {@link #USUAL} where it is as much as is wished to act upon it, and the
   * others about it accordingly.
   *
   * @param score 0 to 1
   */
  public double weighed(double score, Language language) {
    var from = actsFrom.get(language);
    return from == null ? score : probability(odds(score) + odds(USUAL) - odds(from));
  }

  /** As a logarithm, infinite at the ends. */
  private static double odds(double probability) {
    return Math.log(probability / (1 - probability));
  }

  private static double probability(double odds) {
    return 1 / (1 + Math.exp(-odds));
  }
}
