package io.recado.intents.quality;

import io.recado.conversation.Language;
import io.recado.intents.local.Guess;
import io.recado.intents.quality.Findings.Confusion;
import io.recado.intents.quality.Findings.LabelError;
import io.recado.intents.quality.Findings.WeakPhrase;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How well a bot tells the phrases of one language apart.
 *
 * @param own whether some are otherwise than those that come with Recado
 * @param intents in the order of the phrases
 * @param threshold the score from which on 98 of 100 were read right; null when there is none
 * @param coverage the share of the phrases in scope that score as much
 * @param steps what acting from other scores on would come to, the lowest first
 * @param confusions the most frequent first; these three lists are bounded
 * @param weakPhrases the weakest first
 * @param labelErrors the clearest first
 */
public record LanguageQuality(
    Language language,
    boolean own,
    List<IntentQuality> intents,
    @Nullable Double threshold,
    double coverage,
    List<ActingStep> steps,
    List<Confusion> confusions,
    List<WeakPhrase> weakPhrases,
    List<LabelError> labelErrors) {

  /**
   * @param phrases all there are, by intent
   * @param precise infinite when no score is that sure
   */
  public static LanguageQuality of(
      Language language,
      boolean own,
      Map<String, List<String>> phrases,
      double precise,
      List<Guess> guesses) {
    var judgements = guesses.stream().map(LanguageQuality::judgement).toList();
    boolean isNeverSure = Double.isInfinite(precise);
    return new LanguageQuality(
        language,
        own,
        intents(phrases, judgements),
        isNeverSure ? null : precise,
        isNeverSure ? 0 : ActingStep.from(precise, judgements).acted(),
        ActingStep.of(judgements),
        Findings.confusions(judgements),
        Findings.weakPhrases(judgements),
        Findings.labelErrors(judgements));
  }

  /** How many phrases were read by models that had not learned them. */
  public int judged() {
    return intents.stream().mapToInt(IntentQuality::judged).sum();
  }

  /** How many phrases there are. */
  public int phrases() {
    return intents.stream().mapToInt(IntentQuality::phrases).sum();
  }

  /** The share taken for what they are, each intent counting the same however much it has. */
  public double accuracy() {
    return intents.stream()
        .filter(intent -> intent.judged() > 0)
        .mapToDouble(IntentQuality::accuracy)
        .average()
        .orElse(0);
  }

  private static List<IntentQuality> intents(
      Map<String, List<String>> phrases, List<Judgement> judgements) {
    var byIntent = judgements.stream().collect(Collectors.groupingBy(Judgement::label));
    return phrases.entrySet().stream()
        .map(each -> intent(each, byIntent.getOrDefault(each.getKey(), List.of())))
        .toList();
  }

  private static IntentQuality intent(
      Map.Entry<String, List<String>> phrases, List<Judgement> judgements) {
    int right = (int) judgements.stream().filter(Judgement::right).count();
    return new IntentQuality(phrases.getKey(), phrases.getValue().size(), judgements.size(), right);
  }

  private static Judgement judgement(Guess guess) {
    return Judgement.of(new LabelledText(guess.intent(), guess.phrase()), guess.reading());
  }
}
