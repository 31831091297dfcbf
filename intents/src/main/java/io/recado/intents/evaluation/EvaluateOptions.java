package io.recado.intents.evaluation;

import io.recado.conversation.Language;
import io.recado.intents.evaluation.Arguments.Takes;
import io.recado.intents.evaluation.Evaluator.Finding;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ./recado evaluate} was asked for.
 *
 * @param train null when the shipped phrases are evaluated
 * @param test null for cross-validation
 * @param language null when it is to be detected, or every language meant
 */
record EvaluateOptions(
    @Nullable Path train,
    @Nullable Path test,
    @Nullable Path outOfScope,
    @Nullable Language language,
    Experiment.Plan plan,
    Set<Finding> findings,
    boolean shipped,
    boolean llm,
    boolean json) {

  private static final int FOLDS = 5;

  /** With a test file folds serve the threshold alone, for which few will do, and cost the most. */
  private static final int FOLDS_BESIDE_A_TEST = 3;

  private static final int MOST_FOLDS = 100;
  private static final long SEED = 1;

  private static final Map<String, Takes> KNOWN =
      Map.ofEntries(
          Map.entry("train", Takes.VALUE),
          Map.entry("test", Takes.VALUE),
          Map.entry("out-of-scope", Takes.VALUE),
          Map.entry("lang", Takes.VALUE),
          Map.entry("cross-validate", Takes.NUMBER_IF_ANY),
          Map.entry("phrases", Takes.VALUE),
          Map.entry("noise", Takes.VALUE),
          Map.entry("seed", Takes.VALUE),
          Map.entry("confusions", Takes.NOTHING),
          Map.entry("weak-phrases", Takes.NOTHING),
          Map.entry("label-errors", Takes.NOTHING),
          Map.entry("shipped", Takes.NOTHING),
          Map.entry(ModelOption.NAME, Takes.NOTHING),
          Map.entry("json", Takes.NOTHING));

  private static final Map<String, Finding> FINDINGS =
      Map.of(
          "confusions", Finding.CONFUSIONS,
          "weak-phrases", Finding.WEAK_PHRASES,
          "label-errors", Finding.LABEL_ERRORS);

  /**
   * @throws Refusal for what is not known, does not fit together, or is not what it must be
   */
  static EvaluateOptions parse(List<String> given) {
    var arguments = new Arguments(given, KNOWN);
    var options =
        new EvaluateOptions(
            arguments.value("train").map(Path::of).orElse(null),
            arguments.value("test").map(Path::of).orElse(null),
            arguments.value("out-of-scope").map(Path::of).orElse(null),
            language(arguments).orElse(null),
            plan(arguments),
            findings(arguments),
            arguments.has("shipped"),
            arguments.has(ModelOption.NAME),
            arguments.has("json"));
    check(options, arguments);
    return options;
  }

  /** Those that are meant when the shipped phrases are evaluated. */
  List<Language> languages() {
    return language == null ? List.of(Language.values()) : List.of(language);
  }

  /** The language asked for, in whichever command. */
  static Optional<Language> language(Arguments arguments) {
    return arguments.value(
        "lang",
        tag -> Language.ofTag(tag).orElseThrow(IllegalArgumentException::new),
        "es, en or de");
  }

  private static Experiment.Plan plan(Arguments arguments) {
    return new Experiment.Plan(
        arguments
            .value("cross-validate", number(2, MOST_FOLDS), "from 2 to " + MOST_FOLDS)
            .orElse(arguments.has("test") ? FOLDS_BESIDE_A_TEST : FOLDS),
        arguments.value("phrases", number(2, Integer.MAX_VALUE), "a number from 2").orElse(null),
        arguments.value("noise", EvaluateOptions::share, "a share such as 0.05 or 5%").orElse(null),
        arguments.value("seed", Long::valueOf, "a whole number").orElse(SEED));
  }

  private static Set<Finding> findings(Arguments arguments) {
    var findings = EnumSet.noneOf(Finding.class);
    FINDINGS.forEach(
        (option, finding) -> {
          if (arguments.has(option)) {
            findings.add(finding);
          }
        });
    return findings;
  }

  private static void check(EvaluateOptions options, Arguments arguments) {
    if (!arguments.words().isEmpty()) {
      throw refusal("\"%s\" belongs to no option".formatted(arguments.words().getFirst()));
    }
    if (options.shipped == (options.train != null)) {
      throw refusal("give either --train FILE or --shipped");
    }
    if (options.llm && !options.shipped) {
      throw refusal("--llm goes with --shipped only");
    }
    Predicate<String> needsFile = List.of("test", "out-of-scope", "phrases", "noise")::contains;
    KNOWN.keySet().stream()
        .filter(option -> options.shipped && needsFile.test(option) && arguments.has(option))
        .findFirst()
        .ifPresent(
            option -> {
              throw refusal("--%s does not go with --shipped".formatted(option));
            });
  }

  private static Function<String, Integer> number(int least, int most) {
    return text -> {
      int number = Integer.parseInt(text);
      if (number < least || number > most) {
        throw new IllegalArgumentException();
      }
      return number;
    };
  }

  private static double share(String text) {
    boolean percent = text.endsWith("%");
    double share =
        percent
            ? Double.parseDouble(text.substring(0, text.length() - 1)) / 100
            : Double.parseDouble(text);
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException();
    }
    return share;
  }

  private static Refusal refusal(String message) {
    return new Refusal(Refusal.Code.BAD_OPTION, message);
  }
}
