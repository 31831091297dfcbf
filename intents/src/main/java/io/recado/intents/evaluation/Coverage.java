package io.recado.intents.evaluation;

import io.recado.intents.quality.Judgement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What acting only from a threshold on comes to. The threshold was chosen on training data alone,
 * so the precision reached is what to expect of messages to come, and no promise.
 *
 * @param wanted the precision the threshold was chosen for
 * @param threshold null when no threshold gave that precision; then nothing is acted upon
 * @param coverage the share of messages in scope that are acted upon
 * @param precision the share of these that are read right; null when none is acted upon
 * @param precisionWithOutOfScope the same when the messages out of scope come along; null without
 *     such messages
 * @param outOfScopeLeftAlone the share of messages out of scope that are not acted upon; null
 *     without such messages
 */
record Coverage(
    double wanted,
    @Nullable Double threshold,
    double coverage,
    @Nullable Double precision,
    @Nullable Double precisionWithOutOfScope,
    @Nullable Double outOfScopeLeftAlone) {

  /** Judgements and the threshold they are subjected to. */
  record Part(Threshold threshold, List<Judgement> messages, List<Judgement> outOfScope) {

    private List<Judgement> acted() {
      return messages.stream().filter(Judgement::inScope).filter(threshold::acts).toList();
    }

    private long inScope() {
      return messages.stream().filter(Judgement::inScope).count();
    }

    private long strangers() {
      return messages.size() - inScope() + outOfScope.size();
    }

    private long actedOnStrangers() {
      var labelled = messages.stream().filter(message -> !message.inScope());
      return labelled.filter(threshold::acts).count()
          + outOfScope.stream().filter(threshold::acts).count();
    }
  }

  /** Over all parts together; {@code threshold} is only told. */
  static Coverage of(double wanted, Threshold threshold, List<Part> parts) {
    long inScope = parts.stream().mapToLong(Part::inScope).sum();
    long strangers = parts.stream().mapToLong(Part::strangers).sum();
    long actedOnStrangers = parts.stream().mapToLong(Part::actedOnStrangers).sum();
    var acted = parts.stream().flatMap(part -> part.acted().stream()).toList();
    long right = acted.stream().filter(Judgement::right).count();
    return new Coverage(
        wanted,
        Double.isInfinite(threshold.least()) ? null : threshold.least(),
        inScope == 0 ? 0 : (double) acted.size() / inScope,
        share(right, acted.size()),
        strangers == 0 ? null : share(right, acted.size() + actedOnStrangers),
        share(strangers - actedOnStrangers, strangers));
  }

  private static @Nullable Double share(long part, long whole) {
    return whole == 0 ? null : (double) part / whole;
  }
}
