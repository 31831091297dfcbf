package io.recado.admin.support;

import io.recado.actions.ticket.Category;
import io.recado.actions.ticket.Priority;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Words;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What sorts a new ticket that it fits.
 *
 * @param words it fits where one of these words or phrases stands in the summary, whatever the
 *     accents and capitals; none for any summary
 * @param ofCategory it fits tickets of this category only; null for any
 * @param setCategory the category the ticket gets; null for the customer's
 * @param setPriority the priority it gets; null for the customer's
 */
record TicketRule(
    List<String> words,
    @Nullable Category ofCategory,
    @Nullable Category setCategory,
    @Nullable Priority setPriority) {

  private static final int MOST_WORDS = 50;
  private static final int LONGEST = 60;

  @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
  TicketRule {
    if (words == null || words.stream().anyMatch(Objects::isNull)) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "A rule has words, or none: [].");
    }
    words = words.stream().map(TicketRule::inOneLine).distinct().toList();
  }

  /**
   * @throws ApiProblem {@code BODY_UNREADABLE} where it is none that may be set
   */
  void check() {
    if (words.isEmpty() && ofCategory == null) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "A rule fits some words, or a category.");
    }
    if (setCategory == null && setPriority == null) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "A rule sets a category, or a priority.");
    }
    if (words.size() > MOST_WORDS || !words.stream().allMatch(TicketRule::canBeSaid)) {
      throw new ApiProblem(
          ApiError.BODY_UNREADABLE,
          "A rule has up to 50 words or phrases, with letters or digits.");
    }
    words.forEach(word -> Words.check(word, LONGEST));
  }

  private static String inOneLine(String word) {
    return word.strip().replaceAll("\\s+", " ");
  }

  /** Nothing else is compared. */
  private static boolean canBeSaid(String word) {
    return word.codePoints().anyMatch(Character::isLetterOrDigit);
  }
}
