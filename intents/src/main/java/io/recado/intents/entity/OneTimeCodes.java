package io.recado.intents.entity;

import io.recado.dialogue.SlotValue;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** One-time codes, as people copy them: alone or in a sentence, and in groups. */
public final class OneTimeCodes {

  /** Digits, with single spaces, points or dashes between them. */
  private static final Pattern DIGITS =
      Pattern.compile("(?<![\\p{L}\\p{N}])\\d(?:[ .-]?\\d){3,9}(?![\\p{L}\\p{N}])");

  private OneTimeCodes() {}

  /** The only run of digits that can be a code, without what stands between them. */
  public static Optional<SlotValue> in(String text) {
    List<String> found = DIGITS.matcher(text).results().map(MatchResult::group).toList();
    return found.size() == 1
        ? Optional.of(new SlotValue.Words(found.getFirst().replaceAll("\\D", "")))
        : Optional.empty();
  }
}
