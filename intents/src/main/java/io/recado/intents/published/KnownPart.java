package io.recado.intents.published;

import io.recado.conversation.Language;
import io.recado.intents.local.Part;
import io.recado.intents.local.Phrases;
import io.recado.intents.quality.LanguageQuality;
import org.jspecify.annotations.Nullable;

/**
 * What was learned of one language.
 *
 * @param quality how well its phrases are told apart; null where an earlier version has learned
 *     them
 * @param shipped whether it is that of the phrases which come with Recado
 */
record KnownPart(Part part, @Nullable LanguageQuality quality, boolean shipped) {

  /** Learns a language's phrases; takes its time. */
  static KnownPart learned(Language language, Phrases phrases) {
    var taught = Part.learn(language, phrases);
    boolean own = !phrases.in(language).equals(Phrases.shipped().in(language));
    var quality =
        LanguageQuality.of(
            language, own, phrases.in(language), taught.part().precise(), taught.guesses());
    return new KnownPart(taught.part(), quality, false);
  }

  boolean isOf(String key) {
    return part.key().equals(key);
  }
}
