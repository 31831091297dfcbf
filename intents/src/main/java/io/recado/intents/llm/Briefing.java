package io.recado.intents.llm;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.recado.dialogue.Expectation;
import io.recado.dialogue.Expectation.Option;
import io.recado.intents.llm.RecentTurns.Said;
import io.recado.json.JsonText;
import io.recado.understanding.Scene;
import io.recado.understanding.Utterance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a model is told. What stays the same comes first, so that providers can keep it: the
 * instructions are those of all bots, the errands those of all conversations of a bot in a
 * language. Only the user's turn differs.
 *
 * <p>That turn is one JSON document. Inside its strings a customer's text can end neither the
 * string nor the document, whatever it holds. Everything in it is cut to a length.
 */
final class Briefing {

  private static final String INSTRUCTIONS = instructions();

  private static final int MOST_ERRANDS = 40;
  private static final int MOST_OPTIONS = 12;
  private static final int MOST_WORDS_OF_OPTION = 6;
  private static final int LONGEST_VALUE = 200;
  private static final int LONGEST_TURN = 300;
  private static final int LONGEST_MESSAGE = 2_000;

  private Briefing() {}

  /**
   * @param recent the latest turns before this one, the oldest first
   */
  static ChatRequest of(Question question, Grounds grounds, List<Said> recent) {
    var utterance = question.utterance();
    return ChatRequest.builder()
        .messages(
            SystemMessage.from(
                INSTRUCTIONS + "\nThe errands:\n" + JsonText.text(errands(utterance))),
            UserMessage.from(JsonText.text(turn(question, recent))))
        .responseFormat(AnswerSchema.of(grounds))
        .build();
  }

  private static List<Errand> errands(Utterance utterance) {
    var scene = utterance.scene();
    var titles = scene == null ? Map.<String, String>of() : scene.titles();
    return new Grounds(utterance)
        .intents().stream()
            .limit(MOST_ERRANDS)
            .map(intent -> errand(intent, titles.getOrDefault(intent, intent), utterance))
            .toList();
  }

  private static Errand errand(String intent, String title, Utterance utterance) {
    var slots = new TreeMap<String, List<Choice>>();
    new Grounds(utterance)
        .hints()
        .filter(hint -> hint.intent().equals(intent))
        .forEach(hint -> slots.put(hint.slot(), choices(hint.options())));
    return new Errand(intent, title, slots);
  }

  private static Turn turn(Question question, List<Said> recent) {
    var utterance = question.utterance();
    var scene = utterance.scene();
    return new Turn(
        question.language().code(),
        scene == null ? null : scene.underWay(),
        scene == null ? Map.of() : known(scene),
        asked(utterance.expectation()),
        recent.stream().map(Briefing::line).toList(),
        cut(question.words(), LONGEST_MESSAGE));
  }

  private static Asked asked(Expectation expectation) {
    return switch (expectation) {
      case Expectation.Anything _ -> new Asked("nothing", Map.of(), List.of());
      case Expectation.FreeText text ->
          new Asked("free words for a slot", Map.of(text.slot(), List.of()), List.of());
      case Expectation.OneOf one ->
          new Asked("an option of a slot", Map.of(one.slot(), choices(one.options())), List.of());
      case Expectation.Day _, Expectation.TimeOfDay _ ->
          new Asked("a day or a time, which is read without you", Map.of(), List.of());
      case Expectation.Entity _ ->
          new Asked(
              "a number, an address or a name, which is read without you", Map.of(), List.of());
      case Expectation.Code _ ->
          new Asked("a code, which is read without you", Map.of(), List.of());
      case Expectation.Files files ->
          new Asked("a file, which words cannot give", Map.of(), List.of());
      case Expectation.Confirmation summary ->
          new Asked("yes or no to a summary of these slots", slots(summary), List.of());
      case Expectation.Clarification question ->
          new Asked("which option they mean", Map.of(), choices(question.options()));
    };
  }

  private static Map<String, List<Choice>> slots(Expectation.Confirmation summary) {
    var slots = new TreeMap<String, List<Choice>>();
    summary.inWords().forEach((slot, options) -> slots.put(slot, choices(options)));
    return slots;
  }

  private static Map<String, String> known(Scene scene) {
    return scene.known().entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                slot -> cut(slot.getValue(), LONGEST_VALUE),
                (a, b) -> a,
                TreeMap::new));
  }

  private static List<Choice> choices(List<Option> options) {
    return options.stream().limit(MOST_OPTIONS).map(Briefing::choice).toList();
  }

  /** Sorted, as a set has no order and a prompt that changes is kept by no provider. */
  private static Choice choice(Option option) {
    var words = option.words().stream().sorted().limit(MOST_WORDS_OF_OPTION).toList();
    return new Choice(option.name(), words);
  }

  private static Line line(Said said) {
    return new Line(said.byCustomer() ? "customer" : "company", cut(said.words(), LONGEST_TURN));
  }

  private static String cut(String text, int most) {
    return text.substring(0, Math.min(most, text.length()));
  }

  private static String instructions() {
    try (var file = Briefing.class.getResourceAsStream("/llm/instructions.txt")) {
      if (file == null) {
        throw new IllegalStateException("missing from the module: llm/instructions.txt");
      }
      var grammar =
          Arrays.stream(Verb.values())
              .map(verb -> "- %s: %s".formatted(verb.word(), verb.use()))
              .collect(Collectors.joining("\n"));
      return new String(file.readAllBytes(), StandardCharsets.UTF_8) + grammar + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Errand(String intent, String title, Map<String, List<Choice>> slots) {}

  /**
   * @param slots what can be answered: slot → its options; without options free words are wanted
   * @param options what was offered outside any slot
   */
  private record Asked(String waitsFor, Map<String, List<Choice>> slots, List<Choice> options) {}

  private record Choice(String option, List<String> alsoCalled) {}

  private record Line(String by, String text) {}

  private record Turn(
      String language,
      @Nullable String underWay,
      Map<String, String> known,
      Asked asked,
      List<Line> recent,
      String message) {}
}
