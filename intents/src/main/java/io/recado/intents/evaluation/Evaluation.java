package io.recado.intents.evaluation;

import io.recado.intents.quality.Findings.Confusion;
import io.recado.intents.quality.Findings.LabelError;
import io.recado.intents.quality.Findings.WeakPhrase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was measured. Shares are between 0 and 1; what was not asked for is null.
 *
 * @param language the ISO 639-1 code of what everything was read as
 * @param labels how many were learned
 * @param phrases how many were learned; of a cross-validation, in its last round
 * @param messages how many were judged
 * @param accuracy the share of messages read right; those out of scope count where that is a label
 *     that was learned
 * @param coverageAt98 what comes of acting only where 98 % are expected to be right
 * @param latencyMillis of one message
 * @param memoryMegabytes of the process, with the last reader in it
 * @param classifierMegabytes heap that this reader holds
 * @param footprint what the first reader is stored in, and what the embedding model takes; null
 *     when nobody measured
 * @param trainingSeconds of the first training, without loading the embedding model
 * @param labelsNotLearned labels of test messages that no phrase has; they are always read wrongly
 */
record Evaluation(
    String language,
    int labels,
    int phrases,
    int messages,
    double accuracy,
    double macroF1,
    double calibrationError,
    Coverage coverageAt98,
    @Nullable OutOfScope outOfScope,
    @Nullable Noisy noise,
    Latency latencyMillis,
    Memory memoryMegabytes,
    double classifierMegabytes,
    @Nullable Footprint footprint,
    double trainingSeconds,
    @Nullable Overlap overlap,
    List<String> labelsNotLearned,
    @Nullable List<Confusion> confusions,
    @Nullable List<WeakPhrase> weakPhrases,
    @Nullable List<LabelError> labelErrors) {

  /**
   * How well messages out of scope are told from others.
   *
   * @param auroc the probability that a message in scope has a higher acting score than one that is
   *     not
   */
  record OutOfScope(int messages, double auroc) {}

  /**
   * The same messages with typing errors.
   *
   * @param rate the share of characters mistyped
   * @param cost how much lower accuracy is than without, between -1 and 1
   */
  record Noisy(double rate, double accuracy, double cost) {}

  /**
   * Test messages that are training phrases as well, which flatters.
   *
   * @param accuracyWithout them; null when no others are left
   */
  record Overlap(int messages, @Nullable Double accuracyWithout) {}
}
