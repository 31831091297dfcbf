package io.recado.intents.text;

import io.recado.conversation.Language;
import java.util.regex.Pattern;

/**
 * Tells forms of one word by their endings: "anular" and "anúlala", "book" and "booking",
 * "verschieben" and "verschiebe". Forms of what is over ("pagado", "cancelled", "storniert") are
 * left out, as they do not say what is to be done.
 */
public final class Inflection {

  private static final int SHORTEST_STEM = 3;

  private static final PerLanguage<Pattern> ENDINGS =
      new PerLanguage<>(language -> Pattern.compile(endings(language)));

  private Inflection() {}

  /** Whether these are forms of one word, both in the form of {@link PlainText}. */
  public static boolean isOneWord(String one, String other, Language language) {
    return one.equals(other) || haveOneStem(even(one, language), even(other, language), language);
  }

  private static boolean haveOneStem(String one, String other, Language language) {
    var endings = ENDINGS.in(language);
    int shorter = Math.min(one.length(), other.length());
    for (int stem = SHORTEST_STEM; stem <= shorter; stem++) {
      if (one.regionMatches(0, other, 0, stem)
          && endings.matcher(one.substring(stem)).matches()
          && endings.matcher(other.substring(stem)).matches()) {
        return true;
      }
    }
    return false;
  }

  /** "Cierra" and "cerrar", "mueve" and "mover" are told by their vowels, too. */
  private static String even(String word, Language language) {
    return language == Language.SPANISH ? word.replace("ie", "e").replace("ue", "o") : word;
  }

  private static String endings(Language language) {
    return switch (language) {
      case SPANISH ->
          "(?:[aeo]|[aei]r|[aei][sn]|[aei]mos|[ae]ndo|acion|aciones)?"
              + "(?:me|te|se|nos|les?|l[oa]s?){0,2}";
      case ENGLISH -> "(?:e|es|s|l?ing|ment)?";
      case GERMAN -> "(?:e|n|en|er|es|em|s|ung)?";
    };
  }
}
