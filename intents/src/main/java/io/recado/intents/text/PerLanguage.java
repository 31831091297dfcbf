package io.recado.intents.text;

import io.recado.conversation.Language;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Something had for every language.
 *
 * @param <T> what is had
 */
public final class PerLanguage<T> {

  private final Map<Language, T> values = new EnumMap<>(Language.class);

  /** Makes one for each language, at once and in the order of the languages. */
  public PerLanguage(Function<Language, T> maker) {
    for (var language : Language.values()) {
      values.put(language, maker.apply(language));
    }
  }

  public T in(Language language) {
    return Objects.requireNonNull(values.get(language));
  }
}
