package io.recado.intents.quality;

import static java.util.Comparator.comparingDouble;

import io.recado.conversation.Language;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * By how much a language that a tenant has phrases of its own in trails the one understood best,
 * both beside what is {@link Usual}. Why so: docs/decisions/0068.
 *
 * @param width of their accuracies over the intents judged in all languages, as a share
 * @param chance as much may be between languages understood equally well, 19 times of 20
 * @param weakest the intents of the one that trails that are farthest below what is usual, the
 *     worst first
 */
public record Gap(
    Language best, Language trailing, double width, double chance, List<WeakIntent> weakest) {

  /** Of fewer phrases nothing can be said. */
  private static final int FEWEST_JUDGED = 50;

  private static final int MOST_WEAK = 5;

  /** Nobody is told of less. */
  private static final double NOTABLE = 0.03;

  /**
   * How many standard errors the widest difference among so many equals may have: the studentized
   * range at 5 % over the root of two (Tukey).
   */
  private static final Map<Integer, Double> ERRORS = Map.of(2, 1.960, 3, 2.344);

  /**
   * An intent that is understood worse than is usual.
   *
   * @param usual its accuracy with the phrases that come with Recado; that of the language where
   *     none do
   * @param phrases how many it has
   */
  public record WeakIntent(String intent, double accuracy, double usual, int phrases) {}

  /**
   * Empty where there are not two languages to compare, nothing to compare them with, or none of
   * the tenant's own trails.
   */
  public static Optional<Gap> in(Quality quality, Usual usual) {
    var compared =
        quality.languages().stream().filter(each -> each.judged() >= FEWEST_JUDGED).toList();
    var intents = judgedInAll(compared);
    if (compared.size() < 2 || intents.isEmpty() || !usual.isKnown()) {
      return Optional.empty();
    }
    var sides = compared.stream().map(language -> Side.of(language, intents, usual)).toList();
    var best = sides.stream().max(comparingDouble(Side::standing)).orElseThrow();
    return sides.stream()
        .filter(side -> side.language().own())
        .min(comparingDouble(Side::standing))
        .filter(worst -> !worst.equals(best))
        .map(worst -> between(best, worst, ERRORS.getOrDefault(sides.size(), 0.0)));
  }

  /**
   * @param allowed as a share
   */
  public boolean isWiderThan(double allowed) {
    return width > allowed && width > chance;
  }

  /** Whether an owner is to be told of it, be it that chance explains it. */
  public boolean isNotable() {
    return width >= NOTABLE;
  }

  private static Gap between(Side best, Side worst, double errors) {
    return new Gap(
        best.language().language(),
        worst.language().language(),
        best.standing() - worst.standing(),
        errors * Math.sqrt(best.variance() + worst.variance()),
        worst.weakest());
  }

  private static Set<String> judgedInAll(List<LanguageQuality> languages) {
    return languages.stream()
        .map(Gap::judged)
        .reduce(
            (some, others) -> {
              var both = new HashSet<>(some);
              both.retainAll(others);
              return both;
            })
        .orElse(Set.of());
  }

  private static Set<String> judged(LanguageQuality language) {
    return language.intents().stream()
        .filter(intent -> intent.judged() > 0)
        .map(IntentQuality::intent)
        .collect(Collectors.toSet());
  }

  /** A language, by the intents that can be compared; each counts the same. */
  private record Side(LanguageQuality language, List<IntentQuality> intents, Usual usual) {

    static Side of(LanguageQuality language, Set<String> compared, Usual usual) {
      var intents =
          language.intents().stream().filter(each -> compared.contains(each.intent())).toList();
      return new Side(language, intents, usual);
    }

    /** How far above what is usual. */
    double standing() {
      return intents.stream()
          .mapToDouble(intent -> intent.accuracy() - usual(intent))
          .average()
          .orElse(0);
    }

    double variance() {
      double sum = intents.stream().mapToDouble(IntentQuality::variance).sum();
      return sum / intents.size() / intents.size();
    }

    List<WeakIntent> weakest() {
      return intents.stream()
          .map(each -> new WeakIntent(each.intent(), each.accuracy(), usual(each), each.phrases()))
          .filter(weak -> weak.accuracy() < weak.usual())
          .sorted(comparingDouble((WeakIntent weak) -> weak.accuracy() - weak.usual()))
          .limit(MOST_WEAK)
          .toList();
    }

    private double usual(IntentQuality intent) {
      return usual.of(language.language(), intent.intent());
    }
  }
}
