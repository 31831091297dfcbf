package io.recado.intents.evaluation;

import io.recado.conversation.Language;
import io.recado.intents.evaluation.Arguments.Takes;
import io.recado.intents.llm.ModelChoices;
import io.recado.json.Json;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** {@code ./recado understand}: how the shipped bot reads messages. */
final class UnderstandCommand {

  private static final Map<String, Takes> KNOWN =
      Map.of(
          "lang",
          Takes.VALUE,
          "file",
          Takes.VALUE,
          "json",
          Takes.NOTHING,
          ModelOption.NAME,
          Takes.NOTHING);

  private final Function<ModelChoices, DemoBot> bots;
  private final Map<String, String> environment;
  private final PrintStream out;

  /**
   * @param bots asked for one bot, once it is clear that there is something to read
   * @param environment variables, which may name a language model
   */
  UnderstandCommand(
      Function<ModelChoices, DemoBot> bots, Map<String, String> environment, PrintStream out) {
    this.bots = bots;
    this.environment = environment;
    this.out = out;
  }

  /**
   * Prints a reading for every message, in their order: for a blank one, too.
   *
   * @return the exit code
   * @throws Refusal before anything is read
   */
  int run(List<String> given) {
    var arguments = new Arguments(given, KNOWN);
    var models = arguments.has(ModelOption.NAME) ? ModelOption.in(environment) : ModelChoices.NONE;
    var messages = messages(arguments);
    var language = EvaluateOptions.language(arguments).orElse(Language.SPANISH);
    try (var bot = bots.apply(models)) {
      for (var message : messages) {
        var reading = bot.reading(message, language);
        out.println(
            arguments.has("json") ? Json.mapper().writeValueAsString(reading) : text(reading));
      }
    }
    return 0;
  }

  private static List<String> messages(Arguments arguments) {
    var file = arguments.value("file");
    if (file.isPresent() == !arguments.words().isEmpty()) {
      throw new Refusal(
          Refusal.Code.BAD_OPTION, "give either messages, each in quotes, or --file FILE");
    }
    return file.map(name -> LabelledFile.lines(Path.of(name))).orElseGet(arguments::words);
  }

  private static String text(MessageReading reading) {
    var text = new StringBuilder(reading.text()).append('\n');
    line(text, reading.intent(), reading.confidence(), "");
    for (var entity : reading.entities()) {
      text.append(
          "    %s = %s (\"%s\")%n".formatted(entity.name(), entity.value(), entity.words()));
    }
    for (var command : reading.commands()) {
      line(
          text,
          "  " + command.path("type").asString(),
          command.path("confidence").asDouble(),
          command.path("decidedBy").asString().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String what, double confidence, String by) {
    text.append(
        String.format(Locale.ROOT, "  %-24s %5.1f %%  %s", what, 100 * confidence, by)
            .stripTrailing());
    text.append('\n');
  }
}
