package io.recado.intents.evaluation;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * The tools of {@code ./recado} that look at understanding. Results go to standard output, all else
 * to standard error. Ends with 0, with 1 when a gate is not passed, with 2 when what was asked for
 * cannot be done as it was asked, with 3 for a defect.
 */
public final class CommandLine {

  private static final int REFUSED = 2;
  private static final int DEFECT = 3;
  private static final String LOG_SETTINGS = "io/recado/intents/evaluation/log.xml";

  private static final String USAGE =
      """
      Usage: ./recado evaluate --train T.tsv [--test T.tsv] [--out-of-scope O.tsv] [--lang es|en|de]
                 [--cross-validate K] [--phrases N] [--noise P] [--seed S]
                 [--confusions] [--weak-phrases] [--label-errors] [--json]
             ./recado evaluate --shipped [--lang es|en|de] [--llm]
                 [--confusions] [--weak-phrases] [--label-errors] [--json]
             ./recado understand [--lang es|en|de] [--llm] [--json] "message" ...
             ./recado understand [--lang es|en|de] [--llm] [--json] --file lines.txt

      T.tsv: label TAB message. What the figures mean: docs/understanding.md""";

  private CommandLine() {}

  /**
   * @param arguments the tool's name and what it takes
   */
  public static void main(String[] arguments) {
    System.setProperty("logback.configurationFile", LOG_SETTINGS);
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    // Whatever a library prints must not come between the results.
    System.setOut(err);
    int code = DEFECT;
    try {
      code = run(List.of(arguments), System.getenv(), out, err);
    } catch (RuntimeException | Error defect) {
      LoggerFactory.getLogger(CommandLine.class)
          .error("This is a defect; please report it", defect);
    }
    System.exit(code);
  }

  /**
   * @param environment variables, which may name a language model
   */
  static int run(
      List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
    var tool = arguments.isEmpty() ? "" : arguments.getFirst();
    var more = arguments.stream().skip(1).toList();
    if (more.contains("--help")) {
      out.println(USAGE);
      return 0;
    }
    try {
      return switch (tool) {
        case "evaluate" -> evaluate(EvaluateOptions.parse(more), environment, out, err);
        case "understand" -> new UnderstandCommand(DemoBot::trained, environment, out).run(more);
        default ->
            throw new Refusal(Refusal.Code.BAD_OPTION, "there is no tool \"%s\"".formatted(tool));
      };
    } catch (Refusal refused) {
      err.println("recado: %s (%s)".formatted(refused.getMessage(), refused.code()));
      return REFUSED;
    }
  }

  private static int evaluate(
      EvaluateOptions options, Map<String, String> environment, PrintStream out, PrintStream err) {
    return options.shipped()
        ? new ShippedCommand(DemoBot::trained, LocalTrainer::new, environment, out, err)
            .run(options)
        : new EvaluateCommand(LocalTrainer::new, out).run(options);
  }
}
