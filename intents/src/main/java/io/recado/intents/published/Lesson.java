package io.recado.intents.published;

import io.recado.conversation.Language;
import io.recado.intents.local.LocalClassifier;
import io.recado.intents.local.Part;
import io.recado.intents.local.Phrases;
import io.recado.intents.published.ClassifierStore.Stored;
import io.recado.intents.quality.Quality;
import io.recado.intents.text.PerLanguage;
import java.util.Arrays;
import java.util.stream.Stream;

/** What a bot has learned of its phrases. */
record Lesson(Phrases phrases, PerLanguage<KnownPart> parts) {

  LocalClassifier classifier() {
    return Part.together(new PerLanguage<>(language -> parts.in(language).part()));
  }

  Stored stored() {
    return new Stored(phrases, KeptForm.bytes(parts), quality());
  }

  /** What it takes beside what comes with Recado. */
  int ownBytes() {
    var classifier = classifier();
    return Arrays.stream(Language.values())
        .filter(language -> !parts.in(language).shipped())
        .mapToInt(language -> Math.toIntExact(classifier.storedBytes(language)))
        .sum();
  }

  private Quality quality() {
    return new Quality(
        Arrays.stream(Language.values())
            .flatMap(language -> Stream.ofNullable(parts.in(language).quality()))
            .toList());
  }
}
