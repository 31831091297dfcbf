package io.recado.intents.evaluation;

import io.recado.intents.evaluation.Findings.Confusion;
import io.recado.intents.evaluation.Findings.LabelError;
import io.recado.intents.evaluation.Findings.WeakPhrase;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An evaluation for people to read. */
final class EvaluationTable {

  private final PrintStream out;

  EvaluationTable(PrintStream out) {
    this.out = out;
  }

  void print(Evaluation evaluation) {
    row("language", evaluation.language());
    row("learned", evaluation.labels() + " labels, " + evaluation.phrases() + " phrases");
    row("judged", evaluation.messages() + " messages");
    row("accuracy", percent(evaluation.accuracy()));
    row("macro-F1", percent(evaluation.macroF1()));
    row("calibration error", percent(evaluation.calibrationError()));
    coverage(evaluation.coverageAt98());
    ifAny(evaluation.outOfScope(), this::outOfScope);
    ifAny(evaluation.noise(), this::noise);
    cost(evaluation);
    ifAny(evaluation.overlap(), this::overlap);
    if (!evaluation.labelsNotLearned().isEmpty()) {
      row("never learned", String.join(", ", evaluation.labelsNotLearned()));
    }
    ifAny(evaluation.confusions(), this::confusions);
    ifAny(evaluation.weakPhrases(), this::weakPhrases);
    ifAny(evaluation.labelErrors(), this::labelErrors);
  }

  private void coverage(Coverage coverage) {
    var what = "coverage at 98 %";
    if (coverage.threshold() == null) {
      row(what, "0.0 %; no threshold is that precise on phrases not learned");
      return;
    }
    row(
        what,
        "%s, acting from %s on; precision reached %s"
            .formatted(
                percent(coverage.coverage()),
                decimals(3, coverage.threshold()),
                percent(coverage.precision())));
    if (coverage.outOfScopeLeftAlone() != null) {
      row(
          "",
          "with messages out of scope %s; %s of those left alone"
              .formatted(
                  percent(coverage.precisionWithOutOfScope()),
                  percent(coverage.outOfScopeLeftAlone())));
    }
  }

  private void outOfScope(Evaluation.OutOfScope strangers) {
    row(
        "out of scope",
        "AUROC %s, %d messages".formatted(decimals(4, strangers.auroc()), strangers.messages()));
  }

  private void noise(Evaluation.Noisy noise) {
    row(
        "noise of " + percent(noise.rate()),
        "accuracy %s, %s points less"
            .formatted(percent(noise.accuracy()), decimals(1, 100 * noise.cost())));
  }

  private void cost(Evaluation evaluation) {
    var latency = evaluation.latencyMillis();
    var memory = evaluation.memoryMegabytes();
    row(
        "latency",
        "p50 %s ms, p99 %s ms".formatted(decimals(2, latency.p50()), decimals(2, latency.p99())));
    row(
        "memory",
        "heap %s MB, of it the classifier %s MB; process %s"
            .formatted(
                decimals(1, memory.heap()),
                decimals(1, evaluation.classifierMegabytes()),
                memory.resident() == null ? "unknown" : decimals(0, memory.resident()) + " MB"));
    row("training", decimals(1, evaluation.trainingSeconds()) + " s");
  }

  private void overlap(Evaluation.Overlap overlap) {
    row(
        "in both files",
        "%d messages are training phrases, too; accuracy without them %s"
            .formatted(overlap.messages(), percent(overlap.accuracyWithout())));
  }

  private void confusions(List<Confusion> confusions) {
    heading("Confusions: how many, which share of the label, meant > taken for", confusions);
    for (var each : confusions) {
      out.println(
          "%4d  %7s  %s > %s  \"%s\""
              .formatted(
                  each.messages(),
                  percent(each.share()),
                  each.label(),
                  each.takenFor(),
                  each.example()));
    }
  }

  private void weakPhrases(List<WeakPhrase> phrases) {
    heading("Weak phrases: what the others of its intent make of it", phrases);
    for (var each : phrases) {
      out.println(
          "%7s  %s  \"%s\"".formatted(percent(each.probability()), each.label(), each.phrase()));
    }
  }

  private void labelErrors(List<LabelError> errors) {
    heading("Likely label errors: how likely, labelled > rather", errors);
    for (var each : errors) {
      out.println(
          "%7s  %s > %s  \"%s\""
              .formatted(
                  percent(each.probability()), each.label(), each.suggested(), each.phrase()));
    }
  }

  private void heading(String heading, List<?> below) {
    out.println();
    out.println(heading + (below.isEmpty() ? ": none" : ""));
  }

  private void row(String what, String figures) {
    out.println("%-18s %s".formatted(what, figures));
  }

  private static <T> void ifAny(@Nullable T value, Consumer<T> printing) {
    if (value != null) {
      printing.accept(value);
    }
  }

  private static String percent(@Nullable Double share) {
    return share == null ? "unknown" : decimals(1, 100 * share) + " %";
  }

  private static String decimals(int places, double value) {
    return String.format(Locale.ROOT, "%." + places + "f", value);
  }
}
