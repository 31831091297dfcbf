package io.recado.intents.published;

import io.recado.conversation.Language;
import io.recado.intents.local.LocalClassifier;
import io.recado.intents.local.Part;
import io.recado.intents.local.Phrases;
import io.recado.intents.published.ClassifierStore.Stored;
import io.recado.intents.quality.Quality;
import io.recado.intents.text.PerLanguage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Teaches bots, a part for each language. What comes with Recado is shared by all bots, and what
 * was learned before is taken over; only the rest is learned. Immutable; safe for many threads.
 */
final class Learner {

  private static final Logger log = LoggerFactory.getLogger(Learner.class);

  private final PerLanguage<KnownPart> shipped;

  Learner(LocalClassifier classifier) {
    var learned = LocalClassifier.learnedByShipped();
    var quality = Quality.shipped();
    shipped =
        new PerLanguage<>(
            language ->
                new KnownPart(
                    Part.of(classifier, language, learned),
                    quality.in(language).orElse(null),
                    true));
  }

  /**
   * Learns phrases, which takes up to half a minute for each language that is not known yet.
   *
   * @param earlier what the bot has learned before
   */
  Lesson learn(Phrases phrases, List<Stored> earlier) {
    var known = earlier.stream().map(this::known).toList();
    return new Lesson(
        phrases,
        new PerLanguage<>(
            language -> {
              var key = Part.key(language, phrases);
              var before = known.stream().flatMap(each -> Stream.ofNullable(each.get(language)));
              return Stream.concat(Stream.of(shipped.in(language)), before)
                  .filter(part -> part.isOf(key) && part.quality() != null)
                  .findFirst()
                  .orElseGet(() -> KnownPart.learned(language, phrases));
            }));
  }

  /** What was kept; empty where some of it has to be learned again. */
  Optional<Lesson> read(Stored stored) {
    var known = known(stored);
    return known.size() == Language.values().length
        ? Optional.of(complete(stored, known))
        : Optional.empty();
  }

  /** What was kept, and what cannot be read here learned again from its phrases. */
  Lesson learnAgain(Stored stored) {
    return complete(stored, known(stored));
  }

  private static Lesson complete(Stored stored, Map<Language, KnownPart> known) {
    return new Lesson(
        stored.phrases(),
        new PerLanguage<>(
            language ->
                Optional.ofNullable(known.get(language))
                    .orElseGet(() -> KnownPart.learned(language, stored.phrases()))));
  }

  /** A copy of what comes with Recado, as earlier versions kept them, is not held beside it. */
  private Map<Language, KnownPart> known(Stored stored) {
    try {
      var known = KeptForm.read(stored, shipped);
      known.replaceAll(
          (language, part) ->
              part.isOf(shipped.in(language).part().key()) ? shipped.in(language) : part);
      return known;
    } catch (IOException | RuntimeException unreadable) {
      log.warn(
          "What a bot has learned cannot be read, and is learned again: {}", unreadable.toString());
      return Map.of();
    }
  }
}
