package io.recado.intents.quality;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.recado.conversation.Language;
import io.recado.intents.local.Learned;
import io.recado.intents.local.LocalClassifier;
import io.recado.intents.local.Phrases;
import io.recado.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How well a bot tells its phrases apart, by what was found out while they were learned: each
 * phrase was read by models that had learned others.
 *
 * @param languages those of which something is known, in their order
 */
public record Quality(List<LanguageQuality> languages) {

  /** Where the build puts that of the shipped phrases. */
  static final String STORED = "/trained/shipped.quality.json";

  /** Nothing is known. */
  public static final Quality UNKNOWN = new Quality(List.of());

  public Quality {
    languages = List.copyOf(languages);
  }

  /**
   * Of the phrases as they come; unknown where another embedding model is used than the build has
   * learned with.
   */
  public static Quality shipped() {
    return LocalClassifier.isStored() ? stored() : UNKNOWN;
  }

  private static Quality stored() {
    try (var stored = Quality.class.getResourceAsStream(STORED)) {
      return stored == null
          ? UNKNOWN
          : JsonText.value(new String(stored.readAllBytes(), UTF_8), Quality.class);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * @param shipped the phrases that come with Recado, from which a tenant's own are told
   */
  public static Quality of(Learned learned, Phrases phrases, Phrases shipped) {
    return new Quality(
        Arrays.stream(Language.values())
            .map(language -> of(language, learned, phrases, shipped))
            .toList());
  }

  /** That of one language; empty where nothing is known of it. */
  public Optional<LanguageQuality> in(Language language) {
    return languages.stream().filter(each -> each.language() == language).findAny();
  }

  private static LanguageQuality of(
      Language language, Learned learned, Phrases phrases, Phrases shipped) {
    return LanguageQuality.of(
        language,
        !phrases.in(language).equals(shipped.in(language)),
        phrases.in(language),
        learned.classifier().precise(language),
        learned.guesses().in(language));
  }
}
