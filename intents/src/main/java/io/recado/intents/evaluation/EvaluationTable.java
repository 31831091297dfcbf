package io.recado.intents.evaluation;

import static io.recado.intents.evaluation.Table.decimals;
import static io.recado.intents.evaluation.Table.ifAny;
import static io.recado.intents.evaluation.Table.percent;

import java.io.PrintStream;

/** An evaluation for people to read. */
final class EvaluationTable {

  private final Table table;

  EvaluationTable(PrintStream out) {
    table = new Table(out);
  }

  void print(Evaluation evaluation) {
    table.row("language", evaluation.language());
    table.row("learned", evaluation.labels() + " labels, " + evaluation.phrases() + " phrases");
    table.row("judged", evaluation.messages() + " messages");
    table.row("accuracy", percent(evaluation.accuracy()));
    table.row("macro-F1", percent(evaluation.macroF1()));
    table.row("calibration error", percent(evaluation.calibrationError()));
    coverage(evaluation.coverageAt98());
    ifAny(evaluation.outOfScope(), this::outOfScope);
    ifAny(evaluation.noise(), this::noise);
    cost(evaluation);
    ifAny(evaluation.overlap(), this::overlap);
    if (!evaluation.labelsNotLearned().isEmpty()) {
      table.row("never learned", String.join(", ", evaluation.labelsNotLearned()));
    }
    table.findings(evaluation.confusions(), evaluation.weakPhrases(), evaluation.labelErrors());
  }

  private void coverage(Coverage coverage) {
    var what = "coverage at 98 %";
    if (coverage.threshold() == null) {
      table.row(what, "0.0 %; no threshold is that precise on phrases not learned");
      return;
    }
    table.row(
        what,
        "%s, acting from %s on; precision reached %s"
            .formatted(
                percent(coverage.coverage()),
                decimals(3, coverage.threshold()),
                percent(coverage.precision())));
    if (coverage.outOfScopeLeftAlone() != null) {
      table.row(
          "",
          "with messages out of scope %s; %s of those left alone"
              .formatted(
                  percent(coverage.precisionWithOutOfScope()),
                  percent(coverage.outOfScopeLeftAlone())));
    }
  }

  private void outOfScope(Evaluation.OutOfScope strangers) {
    table.row(
        "out of scope",
        "AUROC %s, %d messages".formatted(decimals(4, strangers.auroc()), strangers.messages()));
  }

  private void noise(Evaluation.Noisy noise) {
    table.row(
        "noise of " + percent(noise.rate()),
        "accuracy %s, %s points less"
            .formatted(percent(noise.accuracy()), decimals(1, 100 * noise.cost())));
  }

  private void cost(Evaluation evaluation) {
    var latency = evaluation.latencyMillis();
    var memory = evaluation.memoryMegabytes();
    table.row(
        "latency",
        "p50 %s ms, p99 %s ms".formatted(decimals(2, latency.p50()), decimals(2, latency.p99())));
    table.row(
        "memory",
        "heap %s MB, of it the classifier %s MB; process %s"
            .formatted(
                decimals(1, memory.heap()),
                decimals(1, evaluation.classifierMegabytes()),
                memory.resident() == null ? "unknown" : decimals(0, memory.resident()) + " MB"));
    ifAny(evaluation.footprint(), this::footprint);
    table.row("training", decimals(2, evaluation.trainingSeconds()) + " s");
  }

  private void footprint(Footprint footprint) {
    table.row(
        "stored",
        "%s MB; the embedding model in use, which all share, %s"
            .formatted(
                decimals(2, footprint.classifier()),
                footprint.embedder() == null
                    ? "unknown"
                    : decimals(0, footprint.embedder()) + " MB"));
  }

  private void overlap(Evaluation.Overlap overlap) {
    table.row(
        "in both files",
        "%d messages are training phrases, too; accuracy without them %s"
            .formatted(overlap.messages(), percent(overlap.accuracyWithout())));
  }
}
