package io.recado.admin.reply;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Words;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One reply in the languages it is written in, one at least. {@code {customer}} and {@code {agent}}
 * stand for names, and nothing else in braces is taken.
 *
 * @param es in Spanish; null where it is not written, as the others
 */
record ReplyTexts(@Nullable String es, @Nullable String en, @Nullable String de) {

  /** What every channel takes in one message. */
  private static final int MOST_CHARACTERS = 4096;

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
  private static final Set<String> NAMES = Set.of("customer", "agent");

  ReplyTexts {
    if (es == null && en == null && de == null) {
      throw new ApiProblem(
          ApiError.BODY_UNREADABLE, "A reply has a text in one language at least.");
    }
    Stream.of(es, en, de).filter(Objects::nonNull).forEach(ReplyTexts::check);
  }

  private static void check(String text) {
    Words.check(text, MOST_CHARACTERS);
    var known = PLACEHOLDER.matcher(text).results().map(ReplyTexts::name).allMatch(NAMES::contains);
    if (!known) {
      throw new ApiProblem(
          ApiError.BODY_UNREADABLE, "What stands in braces is {customer} or {agent}.");
    }
  }

  private static String name(MatchResult placeholder) {
    return placeholder.group(1);
  }

  @Override
  public String toString() {
    return "ReplyTexts";
  }
}
