package io.recado.intents.entity;

import io.recado.dialogue.SlotValue;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** One-time codes of six digits, as people copy them: alone or in a sentence, and in groups. */
public final class OneTimeCodes {

  private static final int LENGTH = 6;

  /** Digits, with single spaces, points or dashes between them. */
  private static final Pattern DIGITS =
      Pattern.compile("(?<![\\p{L}\\p{N}])\\d(?:[ .-]?\\d)*+(?![\\p{L}\\p{N}])");

  private OneTimeCodes() {}

  /**
   * The only run of six digits, without what stands between them. Longer and shorter ones are no
   * codes but telephone numbers, years and amounts, and must not cost a try.
   */
  public static Optional<SlotValue> in(String text) {
    List<String> found =
        DIGITS
            .matcher(text)
            .results()
            .map(run -> run.group().replaceAll("\\D", ""))
            .filter(digits -> digits.length() == LENGTH)
            .toList();
    return found.size() == 1
        ? Optional.of(new SlotValue.Words(found.getFirst()))
        : Optional.empty();
  }
}
