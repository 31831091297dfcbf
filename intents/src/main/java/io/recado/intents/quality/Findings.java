package io.recado.intents.quality;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What somebody who tends the phrases should look at first; every list is bounded. */
public final class Findings {

  /** How long a list may be. */
  static final int MOST = 20;

  /** From here on a reader that disagrees with a label is believed to have a point. */
  private static final double CONFIDENT = 0.8;

  private Findings() {}

  /**
   * Messages of one intent taken for another.
   *
   * @param share of the messages with that label
   * @param example one of them
   */
  public record Confusion(
      String label, String takenFor, int messages, double share, String example) {}

  /**
   * A phrase that the other phrases of its intent do not support.
   *
   * @param probability of its own intent, as read by who learned the others
   */
  public record WeakPhrase(String label, String phrase, double probability) {}

  /**
   * A phrase that all others say belongs elsewhere.
   *
   * @param probability of the intent suggested
   */
  public record LabelError(String label, String suggested, String phrase, double probability) {}

  private record Pair(String label, String takenFor) {}

  /** The most frequent first. */
  public static List<Confusion> confusions(List<Judgement> judgements) {
    var meant =
        judgements.stream().collect(Collectors.groupingBy(Judgement::label, Collectors.counting()));
    var mistakes =
        judgements.stream()
            .filter(judgement -> !judgement.right())
            .collect(Collectors.groupingBy(each -> new Pair(each.label(), each.likeliest())));
    return mistakes.entrySet().stream()
        .map(mistake -> confusion(mistake, meant))
        .sorted(
            Comparator.comparingInt(Confusion::messages)
                .thenComparingDouble(Confusion::share)
                .reversed()
                .thenComparing(Confusion::label)
                .thenComparing(Confusion::takenFor))
        .limit(MOST)
        .toList();
  }

  /**
   * The weakest first; those that are rather in the wrong place are not among them.
   *
   * @param outOfFold phrases as judged by readers that had not learned them
   */
  public static List<WeakPhrase> weakPhrases(List<Judgement> outOfFold) {
    return outOfFold.stream()
        .filter(judgement -> !isConfidentDisagreement(judgement))
        .sorted(Comparator.comparingDouble(Judgement::probabilityOfLabel))
        .limit(MOST)
        .map(each -> new WeakPhrase(each.label(), text(each), each.probabilityOfLabel()))
        .toList();
  }

  /**
   * The clearest first.
   *
   * @param outOfFold phrases as judged by readers that had not learned them
   */
  public static List<LabelError> labelErrors(List<Judgement> outOfFold) {
    return outOfFold.stream()
        .filter(Findings::isConfidentDisagreement)
        .sorted(Comparator.comparingDouble(Findings::disagreement).reversed())
        .limit(MOST)
        .map(e -> new LabelError(e.label(), e.likeliest(), text(e), e.probability()))
        .toList();
  }

  private static Confusion confusion(
      Map.Entry<Pair, List<Judgement>> mistake, Map<String, Long> meant) {
    var pair = mistake.getKey();
    int messages = mistake.getValue().size();
    return new Confusion(
        pair.label(),
        pair.takenFor(),
        messages,
        (double) messages / meant.getOrDefault(pair.label(), 1L),
        text(mistake.getValue().getFirst()));
  }

  private static boolean isConfidentDisagreement(Judgement judgement) {
    return !judgement.right() && judgement.probability() >= CONFIDENT;
  }

  private static double disagreement(Judgement judgement) {
    return judgement.probability() - judgement.probabilityOfLabel();
  }

  private static String text(Judgement judgement) {
    return judgement.message().text();
  }
}
