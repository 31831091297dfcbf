package io.recado.intents.evaluation;

import io.recado.intents.quality.Judgement;
import io.recado.intents.quality.LabelledText;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One training, and what the reader that came of it made of messages it had not learned.
 *
 * @param phrases what was learned
 * @param clean the messages as they are
 * @param noisy the same with noise; empty without
 * @param outOfScope messages that belong to no label
 * @param nanos what reading each clean message took
 * @param heapOfReader megabytes of heap in use after training, less those before
 * @param footprint of the reader; null when nobody measured
 */
record Round(
    List<LabelledText> phrases,
    List<Judgement> clean,
    List<Judgement> noisy,
    List<Judgement> outOfScope,
    List<Long> nanos,
    Duration training,
    double heapOfReader,
    Memory memory,
    @Nullable Footprint footprint) {}
