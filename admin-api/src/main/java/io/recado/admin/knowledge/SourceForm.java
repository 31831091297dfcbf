package io.recado.admin.knowledge;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Words;
import io.recado.conversation.Language;
import io.recado.intents.knowledge.Source.Pair;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a source must be like to be taken in. */
final class SourceForm {

  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_WORDING = 500;
  private static final int MOST_WORDINGS = 50;

  /** What every channel takes in one message. */
  private static final int LONGEST_ANSWER = 4096;

  private SourceForm() {}

  static void titled(@Nullable String title, @Nullable Language language) {
    if (title == null || language == null) {
      throw unreadable("A source has a title and a language.");
    }
    title(title);
  }

  static void title(String title) {
    Words.check(title, LONGEST_TITLE);
  }

  static void words(String text) {
    if (text.isBlank() || !Words.canBeKept(text)) {
      throw unreadable("A page has a text.");
    }
  }

  static List<Pair> pairs(List<FaqPair> given) {
    if (given.stream().anyMatch(Objects::isNull)) {
      throw unreadable("A question has wordings and an answer.");
    }
    return given.stream().map(SourceForm::pair).toList();
  }

  static void check(List<Pair> pairs) {
    if (pairs.isEmpty()) {
      throw unreadable("There is one question at least.");
    }
    pairs.forEach(SourceForm::check);
  }

  private static Pair pair(FaqPair given) {
    if (given.wordings().isEmpty() || given.answer().isBlank()) {
      throw unreadable("A question has wordings and an answer.");
    }
    return new Pair(given.wordings().stream().map(String::strip).toList(), given.answer().strip());
  }

  private static void check(Pair pair) {
    if (pair.wordings().size() > MOST_WORDINGS) {
      throw unreadable("A question has at most %d wordings.".formatted(MOST_WORDINGS));
    }
    pair.wordings().forEach(SourceForm::wording);
    Words.check(pair.answer(), LONGEST_ANSWER);
  }

  private static void wording(String wording) {
    Words.check(wording, LONGEST_WORDING);
    if (wording.lines().count() > 1) {
      throw unreadable("A wording is one line.");
    }
  }

  static ApiProblem unreadable(String why) {
    return new ApiProblem(ApiError.BODY_UNREADABLE, why);
  }
}
