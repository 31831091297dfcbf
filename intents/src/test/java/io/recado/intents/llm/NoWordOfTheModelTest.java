package io.recado.intents.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import io.recado.dialogue.DialogueEngine;
import io.recado.dialogue.DialogueState;
import io.recado.dialogue.Effect;
import io.recado.dialogue.FlowCatalog;
import io.recado.dialogue.Situation;
import io.recado.intents.TicketFlow;
import io.recado.json.JsonText;
import io.recado.testing.Await;
import io.recado.testing.SettableClock;
import io.recado.understanding.Command;
import io.recado.understanding.Understanding.Interpretation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/**
 * Nothing a model writes is ever said: what reaches a customer is the bot's wording, and slot
 * values in the customer's own words.
 */
class NoWordOfTheModelTest {

  private static final String MESSAGE = "No anda el wifi desde ayer, es urgente, quiero pagar";
  private static final String POISON = "Pagado";
  private static final int ANSWERS = 400;

  private final FlowCatalog catalog = TicketFlow.catalog();
  private final DialogueEngine engine = new DialogueEngine(catalog);

  @Test
  void noTextOfItReachesACommandOrAMessage() {
    var random = new Random(20261121);
    int read = 0;
    try (var model = new ScriptedModel(Provider.OPENAI);
        var endpoints = new Endpoints()) {
      var ledger = new InMemoryLlmLedger(new SettableClock(Instant.EPOCH));
      var choice = model.choice(Duration.ofSeconds(20));
      var reader = new LangChainReader(_ -> Mono.just(choice), endpoints, ledger, RecentTurns.NONE);
      for (int i = 0; i < ANSWERS; i++) {
        model.says(anAnswer(random));
        var answer = Await.value(reader.read(Questions.saying(MESSAGE)));
        var commands = answer.interpretations().stream().map(Interpretation::command).toList();
        read += commands.isEmpty() ? 0 : 1;

        assertThat(answer.toString()).doesNotContainIgnoringCase(POISON);
        assertThat(said(commands)).doesNotContainIgnoringCase(POISON);
      }
    }

    assertThat(read).as("answers that were read at all").isGreaterThan(ANSWERS / 10);
  }

  /** In form for the most part, and with something of its own in any place. */
  private static String anAnswer(Random random) {
    var commands = new ArrayList<Map<String, Object>>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      commands.add(aCommand(random));
    }
    return random.nextInt(20) == 0
        ? POISON + ": " + JsonText.text(Map.of("commands", commands))
        : JsonText.text(Map.of("commands", commands));
  }

  private static Map<String, Object> aCommand(Random random) {
    var verbs = Arrays.stream(Verb.values()).map(Verb::word).toList();
    return Map.of(
        "command", one(random, verbs),
        "intent", one(random, List.of("open_ticket", "pay_invoice", "none")),
        "slot", one(random, List.of("summary", "urgency", "category", "none")),
        "option", one(random, List.of("high", "internet", "none")),
        "words", one(random, List.of("wifi desde ayer", "ES URGENTE", "quiero pagar")),
        "intents", List.of(one(random, List.of("open_ticket")), one(random, List.of("none"))));
  }

  private static String one(Random random, List<String> usual) {
    return random.nextInt(12) == 0 ? POISON : usual.get(random.nextInt(usual.size()));
  }

  /** Everything the bot says when it hears these commands, and then a few words more. */
  private String said(List<Command> commands) {
    var state = DialogueState.initial(Language.SPANISH);
    var situation =
        new Situation("Red Andina", Instant.parse("2026-03-02T12:00:00Z"), "1", Language.SPANISH);
    var heard = engine.decide(state, commands, situation);
    var after = engine.decide(heard.state(), List.of(new Command.Repeat()), situation);
    var effects = new ArrayList<Effect>(heard.effects());
    effects.addAll(after.effects());
    return effects.toString();
  }
}
