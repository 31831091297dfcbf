package io.recado.intents.evaluation;

import io.recado.intents.quality.Findings.Confusion;
import io.recado.intents.quality.Findings.LabelError;
import io.recado.intents.quality.Findings.WeakPhrase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How well the shipped bot does in one language. Shares are between 0 and 1; what was not asked for
 * is null.
 *
 * @param accuracy the share of messages taken for what was meant, out of scope being one of the
 *     intents
 * @param outOfScopeRecall the share of messages out of scope that were left alone
 */
record LanguageFigures(
    String language,
    int phrases,
    int messages,
    double accuracy,
    double macroF1,
    double calibrationError,
    double outOfScopeRecall,
    Latency latencyMillis,
    @Nullable List<Confusion> confusions,
    @Nullable List<WeakPhrase> weakPhrases,
    @Nullable List<LabelError> labelErrors) {}
