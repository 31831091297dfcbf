package io.recado.intents.evaluation;

import io.recado.conversation.Language;
import io.recado.intents.evaluation.Evaluator.Finding;
import io.recado.intents.quality.Findings;
import io.recado.intents.quality.Judgement;
import io.recado.intents.quality.LabelledText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Measures the shipped bot by the labelled messages it comes with. */
final class ShippedEvaluation {

  private final DemoBot bot;
  private final Function<Language, Trainer> trainers;
  private final EvaluateOptions options;

  /**
   * @param trainers for what is found by training on part of the phrases
   */
  ShippedEvaluation(DemoBot bot, Function<Language, Trainer> trainers, EvaluateOptions options) {
    this.bot = bot;
    this.trainers = trainers;
    this.options = options;
  }

  /** Over the language asked for, or all. */
  ShippedReport report() {
    var figures = options.languages().stream().map(this::figures).toList();
    return new ShippedReport(
        figures, figures.size() == 1 ? null : Parity.of(figures), Memory.now(), null);
  }

  private LanguageFigures figures(Language language) {
    var reader = bot.reader(language);
    var phrases = LabelledSet.phrases(language);
    phrases.forEach(reader::judge);
    var nanos = new ArrayList<Long>();
    var judgements =
        LabelledSet.messages(language).stream()
            .map(message -> Experiment.timed(reader, message, nanos))
            .toList();
    var wanted = options.findings();
    var outOfFold = outOfFold(language, phrases, wanted);
    return new LanguageFigures(
        language.code(),
        phrases.size(),
        judgements.size(),
        Metrics.accuracy(judgements),
        Metrics.macroF1(judgements),
        Metrics.calibrationError(judgements),
        outOfScopeRecall(judgements),
        Latency.of(nanos),
        wanted.contains(Finding.CONFUSIONS) ? Findings.confusions(judgements) : null,
        wanted.contains(Finding.WEAK_PHRASES) ? Findings.weakPhrases(outOfFold) : null,
        wanted.contains(Finding.LABEL_ERRORS) ? Findings.labelErrors(outOfFold) : null);
  }

  /** Empty when nothing is wanted that needs it. */
  private List<Judgement> outOfFold(
      Language language, List<LabelledText> phrases, Set<Finding> wanted) {
    return wanted.contains(Finding.WEAK_PHRASES) || wanted.contains(Finding.LABEL_ERRORS)
        ? new Experiment(trainers.apply(language), options.plan(), List.of()).outOfFold(phrases)
        : List.of();
  }

  private static double outOfScopeRecall(List<Judgement> judgements) {
    var strangers = judgements.stream().filter(judgement -> !judgement.inScope()).toList();
    return strangers.isEmpty() ? 1 : Metrics.accuracy(strangers);
  }
}
