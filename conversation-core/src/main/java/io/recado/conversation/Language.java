package io.recado.conversation;

import java.util.Locale;
import java.util.Optional;

/**
 * The languages Recado speaks. Spanish comes first: it is the default wherever nothing is known.
 */
public enum Language {
  SPANISH("es"),
  ENGLISH("en"),
  GERMAN("de");

  private final String code;

  Language(String code) {
    this.code = code;
  }

  /** The ISO 639-1 code, as used in files, payloads and the database. */
  public String code() {
    return code;
  }

  public Locale locale() {
    return Locale.of(code);
  }

  /**
   * The language a BCP 47 tag such as {@code es-MX} or {@code de} stands for; empty for languages
   * Recado does not speak.
   */
  public static Optional<Language> ofTag(String tag) {
    var primary = Locale.forLanguageTag(tag.replace('_', '-')).getLanguage();
    for (var language : values()) {
      if (language.code.equals(primary)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }
}
