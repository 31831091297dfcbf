package io.recado.intents.evaluation;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Whether customers are understood about as well in one language as in another.
 *
 * @param best the language understood best
 * @param trailing the language understood worst
 * @param gap by how much accuracy differs between the two
 * @param passed whether that may be published
 */
record Parity(String best, String trailing, double gap, double allowed, boolean passed) {

  /** Three points, as a share. */
  private static final double ALLOWED = 0.03;

  /** Differences of doubles are not exact. */
  private static final double SLACK = 1e-9;

  /**
   * @param languages at least one
   */
  static Parity of(List<LanguageFigures> languages) {
    var byAccuracy = Comparator.comparingDouble(LanguageFigures::accuracy);
    var best = languages.stream().max(byAccuracy).orElseThrow();
    var worst = languages.stream().min(byAccuracy).orElseThrow();
    double gap = best.accuracy() - worst.accuracy();
    return new Parity(best.language(), worst.language(), gap, ALLOWED, gap <= ALLOWED + SLACK);
  }

  /** In one line. */
  String verdict() {
    return passed
        ? String.format(Locale.ROOT, "held: the languages are %.1f points apart", 100 * gap)
        : String.format(
            Locale.ROOT,
            "%s trails %s by %.1f points of accuracy, and %.0f are allowed",
            trailing,
            best,
            100 * gap,
            100 * allowed);
  }
}
