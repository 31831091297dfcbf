package io.recado.intents.evaluation;

import io.recado.intents.quality.Judgement;
import io.recado.intents.quality.LabelledText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Trains readers and has them judge what they have not learned. */
final class Experiment {

  /** Readings before time is taken, so that the code that reads has been compiled. */
  private static final int WARM_UP = 500;

  /**
   * How to experiment.
   *
   * @param folds parts for cross-validation, at least 2
   * @param phrases how many phrases of each label to learn; null for all
   * @param noise the share of characters to be mistyped in a second pass over the messages; null to
   *     do without
   * @param seed of folds, drawn phrases and noise
   */
  record Plan(int folds, @Nullable Integer phrases, @Nullable Double noise, long seed) {}

  private final Trainer trainer;
  private final Plan plan;
  private final List<LabelledText> outOfScope;

  /**
   * @param outOfScope messages of no label, read in every round; may be empty
   */
  Experiment(Trainer trainer, Plan plan, List<LabelledText> outOfScope) {
    this.trainer = trainer;
    this.plan = plan;
    this.outOfScope = outOfScope;
  }

  /** Learns all phrases, or as many of each label as planned, and judges the messages. */
  Round round(List<LabelledText> phrases, List<LabelledText> messages) {
    var drawn = drawn(phrases);
    double before = Memory.now().heap();
    long started = System.nanoTime();
    var reader = trainer.train(drawn);
    var training = Duration.ofNanos(System.nanoTime() - started);
    var memory = Memory.now();
    drawn.stream().limit(WARM_UP).forEach(reader::judge);
    var nanos = new ArrayList<Long>();
    var clean = messages.stream().map(message -> timed(reader, message, nanos)).toList();
    return new Round(
        drawn,
        clean,
        noisy(reader, messages),
        outOfScope.stream().map(reader::judge).toList(),
        nanos,
        training,
        memory.heap() - before,
        Memory.now(),
        reader.footprint());
  }

  /** A round for each fold, judged by a reader that learned the others. */
  List<Round> crossValidation(List<LabelledText> phrases) {
    var folds = new Folds(phrases, plan.folds(), plan.seed());
    return IntStream.range(0, folds.count())
        .mapToObj(fold -> round(folds.outside(fold), folds.in(fold)))
        .toList();
  }

  /** Each phrase judged by a reader that has learned others; only as many as planned are used. */
  List<Judgement> outOfFold(List<LabelledText> phrases) {
    var folds = new Folds(drawn(phrases), plan.folds(), plan.seed());
    var judgements = new ArrayList<Judgement>();
    for (int fold = 0; fold < folds.count(); fold++) {
      var reader = trainer.train(folds.outside(fold));
      folds.in(fold).forEach(phrase -> judgements.add(reader.judge(phrase)));
    }
    return judgements;
  }

  private List<LabelledText> drawn(List<LabelledText> phrases) {
    return plan.phrases() == null ? phrases : Folds.draw(phrases, plan.phrases(), plan.seed());
  }

  private List<Judgement> noisy(Reader reader, List<LabelledText> messages) {
    return plan.noise() == null
        ? List.of()
        : new Noise(plan.noise(), plan.seed()).on(messages).stream().map(reader::judge).toList();
  }

  /** Judges, and adds what that took. */
  static Judgement timed(Reader reader, LabelledText message, List<Long> nanos) {
    long started = System.nanoTime();
    var judgement = reader.judge(message);
    nanos.add(System.nanoTime() - started);
    return judgement;
  }
}
