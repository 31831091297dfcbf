package io.recado.intents.keyword;

import io.recado.conversation.Language;
import io.recado.intents.text.PerLanguage;
import io.recado.intents.text.PlainText;
import io.recado.intents.text.WordList;
import io.recado.understanding.Command;
import java.text.Normalizer;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells what makes a yes doubtful, be it said by a keyword, in many words or read by a model. */
public final class Doubts {

  private static final WordList RESERVATIONS = WordList.of("/entity/reservations.txt");
  private static final WordList CONTRADICTIONS = WordList.of("/entity/contradictions.txt");
  private static final WordList FAREWELLS = WordList.of("/entity/farewells.txt");
  private static final WordList SIGNS_OF_NO = WordList.of("/entity/signs-of-no.txt");

  private static final Keywords KEYWORDS = Keywords.shipped();

  private static final int MOST_WORDS_OF_A_YES = 3;

  private static final Set<String> COMPLETING =
      Set.of("then", "ahora", "entonces", "jetzt", "dann");

  /** "Luego" alone puts off. */
  private static final String OF_COURSE = "desde luego";

  /** In Spanish the accent makes "que" a question, which plain text no longer tells. */
  private static final Pattern ASKED_BY_ACCENT =
      Pattern.compile(
          "(?<!\\p{L})qué(?!\\p{L})(?!\\s+s[ií](?!\\p{L}))",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final PerLanguage<Pattern> QUESTIONS =
      new PerLanguage<>(language -> Pattern.compile(questions(language)));

  private static final PerLanguage<Pattern> BELIED =
      new PerLanguage<>(language -> Pattern.compile(belied(language)));

  private static final PerLanguage<Pattern> OWN_DOING =
      new PerLanguage<>(language -> Pattern.compile(ownDoing(language)));

  /** With nothing behind them they ask how it goes on: "ok y entonces". */
  private static final PerLanguage<Set<String>> CONNECTIVES =
      new PerLanguage<>(Doubts::connectives);

  private Doubts() {}

  /** Whether even a plain yes is none with this: a question, or what belies it. */
  public static boolean areIn(String text, Language language) {
    return isAsked(text, language) || isBelied(text, language);
  }

  /** Whether something is asked, with or without the sign of it. */
  public static boolean isAsked(String text, Language language) {
    return text.contains("?")
        || text.contains("¿")
        || text.lines().anyMatch(line -> isAskedWithoutSign(line, language));
  }

  /** Whether words or signs turn a yes around that no word takes back: "sí 👎", "yeah right". */
  public static boolean isBelied(String text, Language language) {
    var plain = PlainText.of(text);
    return plain.words().stream().anyMatch(SIGNS_OF_NO::contains)
        || BELIED.in(language).matcher(plain.withoutEmoji().value()).find();
  }

  /** Whether words take a yes back in the same breath: "sí, pero mejor el viernes". */
  public static boolean reserve(String text) {
    return PlainText.of(text).words().stream().anyMatch(RESERVATIONS::contains);
  }

  /** Whether a word, in the form of {@link PlainText}, may turn a yes around: "nicht". */
  public static boolean isContradiction(String word) {
    return CONTRADICTIONS.contains(word);
  }

  /** Whether somebody parts, who may mean that they will be there: "sí, nos vemos". */
  public static boolean partsIn(String text) {
    return PlainText.of(PlainText.of(text).value().replace(OF_COURSE, "")).words().stream()
        .anyMatch(FAREWELLS::contains);
  }

  /**
   * Whether people say what they will do themselves, and not what shall be done: "yes, I can make
   * it" comes to the appointment.
   */
  public static boolean isOwnDoing(String text, Language language) {
    return OWN_DOING.in(language).matcher(PlainText.of(text).value()).find();
  }

  private static boolean isAskedWithoutSign(String line, Language language) {
    var plain = PlainText.of(line).withoutEmoji();
    return asksByAccent(line, language)
        || QUESTIONS.in(language).matcher(plain.value()).find()
        || hangs(plain.words(), language);
  }

  private static boolean asksByAccent(String line, Language language) {
    return language == Language.SPANISH
        && ASKED_BY_ACCENT.matcher(Normalizer.normalize(line, Normalizer.Form.NFC)).find();
  }

  /** Whether nothing follows where something should; "ok then" and "sí, ahora" are complete. */
  private static boolean hangs(List<String> words, Language language) {
    var rest = behindYes(words, language);
    return !rest.isEmpty()
        && CONNECTIVES.in(language).containsAll(rest)
        && !(rest.size() == 1 && COMPLETING.contains(rest.getFirst()));
  }

  private static List<String> behindYes(List<String> words, Language language) {
    for (int length = Math.min(MOST_WORDS_OF_A_YES, words.size()); length > 0; length--) {
      var beginning = String.join(" ", words.subList(0, length));
      if (KEYWORDS.exactly(beginning, language).filter(Doubts::isYes).isPresent()) {
        return behindYes(words.subList(length, words.size()), language);
      }
    }
    return words;
  }

  private static boolean isYes(Command command) {
    return command instanceof Command.Affirm;
  }

  /** "Sí, que me lo manden" asks for nothing, and "that is it" either. */
  private static String questions(Language language) {
    return switch (language) {
      case SPANISH -> "\\bque$|\\b(?:y|eso|ahora|entonces) que\\b|\\bque (?:es|pasa|paso|eso)\\b";
      case ENGLISH -> "(?<!\\b(?:this|that|it|here) )\\bis (?:this|that|it)\\b";
      case GERMAN -> "\\bsoll ich\\b";
    };
  }

  /** "They cancel on me", and what is meant the other way round. */
  private static String belied(Language language) {
    return switch (language) {
      case SPANISH -> "(?<!\\bque )\\b(?:me|nos) (?:l[ao]s? )?(?:cancel|anul)[ae]n\\b";
      case ENGLISH -> "^yeah right$";
      case GERMAN -> "\\bmich mal$";
    };
  }

  private static String ownDoing(Language language) {
    return switch (language) {
      case SPANISH -> "\\bpuedo\\b";
      case ENGLISH ->
          "\\b(?:i|we) (?:\\w+ )?(?:can|could|will|would)\\b"
              + "|\\b(?:can|could|will|would) (?:i|we)\\b|\\blet me\\b";
      case GERMAN -> "\\bich (?:mach|mache|tu|kann)\\b|\\b(?:mach|mache|tu|kann) ich\\b";
    };
  }

  private static Set<String> connectives(Language language) {
    return switch (language) {
      case SPANISH -> Set.of("y", "entonces", "ahora");
      case ENGLISH -> Set.of("and", "then", "so");
      case GERMAN -> Set.of("und", "dann", "jetzt");
    };
  }
}
