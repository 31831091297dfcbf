package io.recado.intents.text;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.recado.conversation.Language;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Something had for every language.
 *
 * @param <T> what is had
 */
public final class PerLanguage<T> {

  private final Map<Language, T> values;

  /** Makes one for each language, at once and in the order of the languages. */
  public PerLanguage(Function<Language, T> maker) {
    this(Arrays.stream(Language.values()), maker);
  }

  private PerLanguage(Stream<Language> languages, Function<Language, T> maker) {
    values = languages.collect(toUnmodifiableMap(language -> language, maker));
  }

  /** The same, all at the same time on the common pool's threads. */
  public static <T> PerLanguage<T> madeInParallel(Function<Language, T> maker) {
    return new PerLanguage<>(Arrays.stream(Language.values()).parallel(), maker);
  }

  public T in(Language language) {
    return Objects.requireNonNull(values.get(language));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PerLanguage<?> those && values.equals(those.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }
}
