package io.recado.admin.bot;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Words;
import io.recado.conversation.Language;
import java.util.Map;

/** A text in all languages. */
record Translated(String es, String en, String de) {

  /** As much as a channel takes in one message. */
  private static final int MOST_CHARACTERS = 4096;

  @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
  Translated {
    if (es == null || en == null || de == null) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "A text is needed in es, en and de.");
    }
  }

  /**
   * For what is taken: what is kept is shown however long it is, or nobody could mend it.
   *
   * @throws ApiProblem {@code BODY_UNREADABLE}
   */
  void check() {
    check(es);
    check(en);
    check(de);
  }

  /** What lacks a language has nothing in it. */
  static Translated of(Map<Language, String> texts) {
    return new Translated(
        texts.getOrDefault(Language.SPANISH, ""),
        texts.getOrDefault(Language.ENGLISH, ""),
        texts.getOrDefault(Language.GERMAN, ""));
  }

  Map<Language, String> texts() {
    return Map.of(
        Language.SPANISH, es.strip(), Language.ENGLISH, en.strip(), Language.GERMAN, de.strip());
  }

  /** Whether a text says anything is a matter of the draft's validation. */
  private static void check(String text) {
    if (text.length() > MOST_CHARACTERS || !Words.canBeKept(text)) {
      throw new ApiProblem(
          ApiError.BODY_UNREADABLE, "A text has at most %d characters.".formatted(MOST_CHARACTERS));
    }
  }
}
