package io.recado.intents.knowledge;

import io.recado.intents.knowledge.Source.Pair;
import java.util.ArrayList;
import java.util.List;

/**
 * Questions and answers in a text: each line that begins with {@code ?} is a wording, the lines up
 * to the next such line are the answer. Lines that begin with {@code #} are left out.
 */
public final class FaqFile {

  private FaqFile() {}

  /**
   * @throws IllegalArgumentException when there is an answer without a question, or a question
   *     without an answer
   */
  public static List<Pair> parse(String text) {
    var pairs = new ArrayList<Pair>();
    var wordings = new ArrayList<String>();
    var answer = new ArrayList<String>();
    for (var line : text.lines().filter(each -> !each.startsWith("#")).toList()) {
      boolean asks = line.startsWith("?");
      if (asks && !isBlank(answer)) {
        pairs.add(pair(wordings, answer));
      }
      (asks ? wordings : answer).add(asks ? line.substring(1).strip() : line.strip());
    }
    if (!wordings.isEmpty() || !isBlank(answer)) {
      pairs.add(pair(wordings, answer));
    }
    return pairs;
  }

  private static Pair pair(List<String> wordings, List<String> answer) {
    var pair = new Pair(wordings, String.join("\n", answer).strip());
    wordings.clear();
    answer.clear();
    return pair;
  }

  private static boolean isBlank(List<String> lines) {
    return lines.stream().allMatch(String::isBlank);
  }
}
