package io.recado.admin.bot;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Words;
import io.recado.conversation.Language;
import java.util.List;
import java.util.Map;

/** What customers say for one intent, per language. */
record PhraseLists(List<String> es, List<String> en, List<String> de) {

  static final int MOST_PHRASES = 2_000;
  static final int LONGEST_PHRASE = 300;

  @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
  PhraseLists {
    if (es == null || en == null || de == null) {
      throw wrong();
    }
  }

  /**
   * As they are taken: what is kept is shown however much it is, or nobody could mend it.
   *
   * @throws ApiProblem {@code BODY_UNREADABLE}
   */
  PhraseLists checked() {
    return new PhraseLists(checked(es), checked(en), checked(de));
  }

  static PhraseLists of(Map<Language, List<String>> phrases) {
    return new PhraseLists(
        phrases.getOrDefault(Language.SPANISH, List.of()),
        phrases.getOrDefault(Language.ENGLISH, List.of()),
        phrases.getOrDefault(Language.GERMAN, List.of()));
  }

  Map<Language, List<String>> phrases() {
    return Map.of(Language.SPANISH, es, Language.ENGLISH, en, Language.GERMAN, de);
  }

  boolean isEmpty() {
    return es.isEmpty() && en.isEmpty() && de.isEmpty();
  }

  /** Each once; blank lines are nobody's words. */
  private static List<String> checked(List<String> phrases) {
    if (phrases.size() > MOST_PHRASES || phrases.stream().anyMatch(PhraseLists::isWrong)) {
      throw wrong();
    }
    return phrases.stream().map(String::strip).filter(line -> !line.isEmpty()).distinct().toList();
  }

  @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
  private static boolean isWrong(String phrase) {
    return phrase == null || phrase.length() > LONGEST_PHRASE || !Words.canBeKept(phrase);
  }

  private static ApiProblem wrong() {
    return new ApiProblem(
        ApiError.BODY_UNREADABLE,
        "Lists es, en and de have at most %d phrases of %d characters."
            .formatted(MOST_PHRASES, LONGEST_PHRASE));
  }
}
