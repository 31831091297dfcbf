package io.recado.intents.cascade;

import io.recado.action.LookupOutcome;
import io.recado.conversation.Language;
import io.recado.conversation.OutboundContent;
import io.recado.conversation.OutboundContent.Choices;
import io.recado.dialogue.Decision;
import io.recado.dialogue.DialogueEngine;
import io.recado.dialogue.DialogueState;
import io.recado.dialogue.Effect;
import io.recado.dialogue.OutcomeNotation;
import io.recado.dialogue.Situation;
import io.recado.dialogue.TestFlows;
import io.recado.json.Json;
import io.recado.understanding.Command;
import io.recado.understanding.KnowledgeAnswer;
import io.recado.understanding.Understander;
import io.recado.understanding.Understanding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Plays a dialogue from the customer's words to the bot's: read by a cascade, decided by the
 * engine. What happens stands in its lines ({@code language:}, {@code model:} for what the language
 * model does when it is asked, {@code customer:} with messages of one burst parted by {@code //},
 * {@code knows:} for what the firm has published, {@code found:}, {@code none:}, {@code away},
 * {@code unproven}, {@code outcome:}, {@code late:}, {@code told:} for buttons from outside of the
 * dialogue); beside them comes who read it ({@code read:}), and what the bot does ({@code bot:},
 * {@code action:}, {@code look:}, {@code handoff:}).
 */
final class CascadeTranscript {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final List<String> PLAYED =
      List.of("  ", "read:", "bot:", "action:", "look:", "handoff:");

  private final DialogueEngine engine = new DialogueEngine(TestFlows.shipped());
  private final TypedTurns turns;
  private final ScriptedReader model;
  private final List<String> played = new ArrayList<>();
  private DialogueState state = DialogueState.initial(Language.SPANISH);
  private String flowRun = "";
  private String step = "";
  private @Nullable String published;
  private int turn = 100;

  private CascadeTranscript(Understander understander, ScriptedReader model) {
    this.turns = new TypedTurns(TestFlows.shipped(), engine, understander);
    this.model = model;
  }

  /**
   * @param model the one the understander asks
   */
  static String play(String text, Understander understander, ScriptedReader model) {
    var transcript = new CascadeTranscript(understander, model);
    text.lines()
        .filter(line -> PLAYED.stream().noneMatch(line::startsWith))
        .forEach(transcript::step);
    return String.join("\n", transcript.played) + "\n";
  }

  private void step(String line) {
    played.add(line);
    var words = line.split(": ", 2);
    switch (words[0]) {
      case "language" -> state = DialogueState.initial(Language.ofTag(words[1]).orElseThrow());
      case "model" -> model.does(words[1]);
      case "knows" -> published = words[1];
      case "told" -> told(words[1]);
      case "customer" -> answer(words[1]);
      case "found" -> lookedUp(OutcomeNotation.found(words[1]));
      case "none" -> lookedUp(new LookupOutcome.None(words[1]));
      case "away" -> lookedUp(new LookupOutcome.Unavailable());
      case "unproven" -> write(engine.proofNeeded(state, flowRun, step, situation()));
      case "outcome", "late" -> ended(words[1]);
      default -> {
        if (!line.isBlank() && !line.startsWith("#")) {
          throw new IllegalArgumentException("not a line of a transcript: " + line);
        }
      }
    }
  }

  private void answer(String words) {
    var read = turns.read(state, words, NOW);
    played.add("read: " + trace(read));
    var situation =
        new Situation(
            "Fibra Demo", NOW, String.valueOf(++turn), read.language(), answers(read.commands()));
    write(engine.decide(state, read.commands(), situation));
  }

  /** What is published answers whatever was asked, as the one page there is. */
  private Map<String, KnowledgeAnswer> answers(List<Command> commands) {
    var answers = new HashMap<String, KnowledgeAnswer>();
    if (published != null) {
      var parts = published.split(" \\| ");
      commands.forEach(
          command -> {
            if (command instanceof Command.AskKnowledge(var question)) {
              answers.put(question, new KnowledgeAnswer(parts[0], parts[1]));
            }
          });
    }
    return answers;
  }

  private Situation situation() {
    return new Situation("Fibra Demo", NOW, String.valueOf(++turn), null, Map.of());
  }

  /** {@code id title | id title}, written down as {@code tell_customer} does. */
  private void told(String buttons) {
    var options =
        Stream.of(buttons.split(" \\| "))
            .map(button -> button.split(" ", 2))
            .map(button -> Map.of("id", button[0], "title", button[1]))
            .toList();
    var content = Map.of("type", "Choices", "body", "…", "options", options);
    var dialogue = (ObjectNode) Json.mapper().valueToTree(state);
    dialogue.set("told", Json.mapper().valueToTree(content));
    state = Json.mapper().treeToValue(dialogue, DialogueState.class);
  }

  private void lookedUp(LookupOutcome outcome) {
    write(engine.lookedUp(state, flowRun, step, outcome, situation()));
  }

  private void ended(String words) {
    var outcome = OutcomeNotation.outcome(words, NOW);
    write(engine.actionEnded(state, flowRun, step, outcome, situation()));
  }

  private static String trace(Understanding read) {
    return read.trace().stream()
        .map(hop -> name(hop.reader()) + " " + name(hop.outcome()))
        .collect(Collectors.joining(", "));
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private void write(Decision decision) {
    state = decision.state();
    for (var effect : decision.effects()) {
      switch (effect) {
        case Effect.Say(var content) -> write(content);
        case Effect.HandOff(var reason) -> played.add("handoff: " + reason);
        case Effect.Perform(var run, var at, var action, var inputs) -> {
          asked(run, at);
          played.add("action: %s %s".formatted(action, OutcomeNotation.inputs(inputs)).strip());
        }
        case Effect.LookUp(var run, var at, var lookup, var inputs) -> {
          asked(run, at);
          played.add("look: %s %s".formatted(lookup, OutcomeNotation.inputs(inputs)).strip());
        }
      }
    }
  }

  private void asked(String run, String at) {
    flowRun = run;
    step = at;
  }

  private void write(OutboundContent content) {
    var lines = content.body().lines().toList();
    played.add("bot: " + lines.getFirst());
    lines.stream().skip(1).forEach(line -> played.add("  " + (line.isEmpty() ? "¶" : line)));
    if (content instanceof Choices choices) {
      played.add(
          choices.options().stream()
              .map(option -> "[" + option.title() + "]")
              .collect(Collectors.joining(" ", "  ", "")));
    }
  }
}
