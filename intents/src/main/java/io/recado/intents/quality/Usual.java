package io.recado.intents.quality;

import io.recado.conversation.Language;
import java.util.Optional;

/**
 * What the phrases that come with Recado come to, by which languages are made comparable: their
 * customers are understood about equally well, and yet the phrases of one language are harder to
 * tell apart than those of another.
 */
public final class Usual {

  private final Quality shipped;

  /**
   * @param shipped unknown where there is nothing to compare with
   */
  public Usual(Quality shipped) {
    this.shipped = shipped;
  }

  public boolean isKnown() {
    return !shipped.languages().isEmpty();
  }

  /** The usual accuracy of an intent; that of all, where it does not come with Recado. */
  public double of(Language language, String intent) {
    return shipped
        .in(language)
        .flatMap(quality -> of(quality, intent))
        .or(() -> shipped.in(language).map(LanguageQuality::accuracy))
        .orElse(0.0);
  }

  /** The usual accuracy over the intents of a language that were judged. */
  public double of(LanguageQuality language) {
    return language.intents().stream()
        .filter(intent -> intent.judged() > 0)
        .mapToDouble(intent -> of(language.language(), intent.intent()))
        .average()
        .orElse(0);
  }

  private static Optional<Double> of(LanguageQuality quality, String intent) {
    return quality.intents().stream()
        .filter(each -> each.intent().equals(intent) && each.judged() > 0)
        .map(IntentQuality::accuracy)
        .findAny();
  }
}
