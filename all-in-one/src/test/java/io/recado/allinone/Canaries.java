package io.recado.allinone;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Words that are nowhere else, to be looked for where they must not be. */
final class Canaries {

  private final Map<String, Pattern> known = new LinkedHashMap<>();

  /** One more, made up. */
  String draw(String what) {
    return add(what, "canary-" + what + "-" + UUID.randomUUID());
  }

  /** One more that the product has drawn, such as a token. */
  String add(String what, String text) {
    known.put(what, pattern(text));
    return text;
  }

  /** Which of them stand in a text. */
  List<String> in(String text) {
    return known.entrySet().stream()
        .filter(canary -> canary.getValue().matcher(text).find())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Figures only as a number of their own: six of them are in many ids. */
  private static Pattern pattern(String text) {
    return text.chars().allMatch(Character::isDigit)
        ? Pattern.compile("(?<![\\w.-])" + text + "(?![\\w.-])")
        : Pattern.compile(Pattern.quote(text), Pattern.CASE_INSENSITIVE);
  }
}
