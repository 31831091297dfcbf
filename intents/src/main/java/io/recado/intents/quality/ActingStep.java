package io.recado.intents.quality;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What acting only from a score on would come to.
 *
 * @param from the score
 * @param acted the share of the phrases that begin or answer something that are acted upon
 * @param right the share of what is acted upon that is read right; null when nothing is
 */
public record ActingStep(double from, double acted, @Nullable Double right) {

  private static final int FIRST_PERCENT = 20;
  private static final int LAST_PERCENT = 95;
  private static final int STEP = 5;

  static List<ActingStep> of(List<Judgement> judgements) {
    return IntStream.iterate(FIRST_PERCENT, percent -> percent <= LAST_PERCENT, p -> p + STEP)
        .mapToObj(percent -> from(percent / 100.0, judgements))
        .toList();
  }

  static ActingStep from(double from, List<Judgement> judgements) {
    var acted = judgements.stream().filter(each -> each.acting() >= from).toList();
    long inScope = judgements.stream().filter(Judgement::inScope).count();
    long actedInScope = acted.stream().filter(Judgement::inScope).count();
    long right = acted.stream().filter(Judgement::right).count();
    return new ActingStep(
        from,
        inScope == 0 ? 0 : (double) actedInScope / inScope,
        acted.isEmpty() ? null : (double) right / acted.size());
  }
}
