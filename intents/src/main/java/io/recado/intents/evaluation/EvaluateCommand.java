package io.recado.intents.evaluation;

import io.recado.conversation.Language;
import io.recado.intents.quality.LabelledText;
import io.recado.json.Json;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code ./recado evaluate}: figures about labelled messages. */
final class EvaluateCommand {

  private final Function<Language, Trainer> trainers;
  private final PrintStream out;

  EvaluateCommand(Function<Language, Trainer> trainers, PrintStream out) {
    this.trainers = trainers;
    this.out = out;
  }

  /**
   * Prints the figures.
   *
   * @return the exit code
   * @throws Refusal before anything is measured
   */
  int run(EvaluateOptions options) {
    print(evaluate(options), options.json());
    return 0;
  }

  private Evaluation evaluate(EvaluateOptions options) {
    var phrases = phrases(Objects.requireNonNull(options.train()));
    var messages =
        options.test() == null ? List.<LabelledText>of() : LabelledFile.labelled(options.test());
    var strangers =
        options.outOfScope() == null
            ? List.<LabelledText>of()
            : LabelledFile.outOfScope(options.outOfScope());
    var language = options.language() == null ? LanguageVote.on(phrases) : options.language();
    var experiment = new Experiment(trainers.apply(language), options.plan(), strangers);
    var evaluator = new Evaluator(language, experiment, options.plan().noise(), options.findings());
    return messages.isEmpty()
        ? evaluator.byCrossValidation(phrases)
        : evaluator.onTest(phrases, sharing(phrases, messages));
  }

  private static List<LabelledText> phrases(Path file) {
    var phrases = LabelledFile.labelled(file);
    if (phrases.stream().map(LabelledText::label).distinct().count() < 2) {
      throw new Refusal(
          Refusal.Code.TOO_LITTLE_DATA,
          file + " has one label only, so there is nothing to tell apart");
    }
    checkEnough(phrases);
    return phrases;
  }

  /** Or else there would be parts from which nothing can be learned. */
  private static void checkEnough(List<LabelledText> phrases) {
    // A text under several labels is dealt once.
    var labels = new HashMap<String, String>();
    phrases.forEach(phrase -> labels.putIfAbsent(phrase.text(), phrase.label()));
    var distinct = labels.values().stream().collect(Collectors.groupingBy(label -> label)).values();
    if (distinct.stream().filter(texts -> texts.size() > 1).count() < 2) {
      throw new Refusal(
          Refusal.Code.TOO_LITTLE_DATA,
          "two labels at least need two phrases each, to learn from one and judge the other");
    }
  }

  /** Two files without a label in common were not made for each other. */
  private static List<LabelledText> sharing(
      List<LabelledText> phrases, List<LabelledText> messages) {
    var learned = phrases.stream().map(LabelledText::label).collect(Collectors.toSet());
    if (messages.stream().noneMatch(message -> learned.contains(message.label()))) {
      throw new Refusal(
          Refusal.Code.TOO_LITTLE_DATA, "the test file has no label of the training file");
    }
    return messages;
  }

  private void print(Evaluation evaluation, boolean json) {
    if (json) {
      out.println(Json.mapper().writeValueAsString(evaluation));
    } else {
      new EvaluationTable(out).print(evaluation);
    }
  }
}
