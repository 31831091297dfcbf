package io.recado.intents.evaluation;

import static io.recado.intents.evaluation.Table.decimals;
import static io.recado.intents.evaluation.Table.percent;

import io.recado.conversation.Language;
import io.recado.intents.llm.ModelChoices;
import io.recado.json.Json;
import java.io.PrintStream;
import java.util.Map;
import java.util.function.Function;

/** {@code ./recado evaluate --shipped}: the shipped bot, its languages side by side. */
final class ShippedCommand {

  private static final int NOT_PASSED = 1;

  private final Function<ModelChoices, DemoBot> bots;
  private final Function<Language, Trainer> trainers;
  private final Map<String, String> environment;
  private final PrintStream out;
  private final PrintStream err;

  ShippedCommand(
      Function<ModelChoices, DemoBot> bots,
      Function<Language, Trainer> trainers,
      Map<String, String> environment,
      PrintStream out,
      PrintStream err) {
    this.bots = bots;
    this.trainers = trainers;
    this.environment = environment;
    this.out = out;
    this.err = err;
  }

  /**
   * Prints the figures.
   *
   * @return the exit code: 1 when a language trails too far
   */
  int run(EvaluateOptions options) {
    var report = report(options);
    if (options.json()) {
      out.println(Json.mapper().writeValueAsString(report));
    } else {
      print(report);
    }
    return gate(report);
  }

  private ShippedReport report(EvaluateOptions options) {
    if (!options.llm()) {
      return alone(options);
    }
    var models = ModelOption.in(environment);
    var alone = alone(options);
    try (var bot = bots.apply(models)) {
      return alone.with(
          options.languages().stream().map(language -> ModelFigures.of(bot, language)).toList());
    }
  }

  private ShippedReport alone(EvaluateOptions options) {
    try (var bot = bots.apply(ModelChoices.NONE)) {
      return new ShippedEvaluation(bot, trainers, options).report();
    }
  }

  private int gate(ShippedReport report) {
    var parity = report.parity();
    if (parity == null || parity.passed()) {
      return 0;
    }
    err.println("recado: the languages are not at par: " + parity.verdict());
    return NOT_PASSED;
  }

  private void print(ShippedReport report) {
    report.languages().forEach(this::print);
    var table = new Table(out);
    var memory = report.memoryMegabytes();
    table.row(
        "memory",
        "heap %s MB, process %s"
            .formatted(
                decimals(1, memory.heap()),
                memory.resident() == null ? "unknown" : decimals(0, memory.resident()) + " MB"));
    if (report.parity() != null) {
      table.row("parity", report.parity().verdict());
    }
    if (report.withLanguageModel() != null) {
      report.withLanguageModel().forEach(figures -> print(figures, table));
    }
  }

  private static void print(ModelFigures figures, Table table) {
    table.row(
        figures.language() + " with a model",
        "accuracy %s, out of scope %s left alone; asked about %s of messages, %s of answers used, cost %s"
            .formatted(
                percent(figures.accuracy()),
                percent(figures.outOfScopeRecall()),
                percent(figures.asked()),
                percent(figures.answered()),
                decimals(4, figures.costMicros() / 1e6)));
  }

  private void print(LanguageFigures figures) {
    var table = new Table(out);
    var latency = figures.latencyMillis();
    table.row("language", figures.language());
    table.row("data", figures.phrases() + " phrases, " + figures.messages() + " labelled messages");
    table.row("accuracy", percent(figures.accuracy()));
    table.row("macro-F1", percent(figures.macroF1()));
    table.row("calibration error", percent(figures.calibrationError()));
    table.row("out of scope", percent(figures.outOfScopeRecall()) + " left alone");
    table.row(
        "latency",
        "p50 %s ms, p99 %s ms".formatted(decimals(2, latency.p50()), decimals(2, latency.p99())));
    table.findings(figures.confusions(), figures.weakPhrases(), figures.labelErrors());
    table.line("");
  }
}
