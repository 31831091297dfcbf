package io.recado.intents.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import io.recado.conversation.MessageContent;
import io.recado.dialogue.Expectation;
import io.recado.dialogue.SlotValue.Chosen;
import io.recado.dialogue.SlotValue.Words;
import io.recado.intents.Utterances;
import io.recado.intents.entity.EntityAnswers;
import io.recado.intents.entity.Openings;
import io.recado.intents.entity.Options;
import io.recado.intents.entity.TimeAnswers;
import io.recado.intents.llm.LlmAnswer;
import io.recado.intents.llm.LlmReader;
import io.recado.tenant.TenantId;
import io.recado.understanding.Command;
import io.recado.understanding.Cost;
import io.recado.understanding.Hop.Outcome;
import io.recado.understanding.SlotHint;
import io.recado.understanding.Understanding.Interpretation;
import io.recado.understanding.Understanding.Source;
import io.recado.understanding.Utterance;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LanguageModelReadingTest {

  private static final String FAULT = "el router no prende, es urgente";

  private final LanguageModelReading reading =
      new LanguageModelReading(
          LlmReader.NONE,
          new ModelReading(new Openings(new Options(), new TimeAnswers(), new EntityAnswers())));

  @Test
  void whatIsPlainlySaidIsAddedToTheErrand() {
    assertThat(read(new Command.StartFlow("open_ticket")))
        .containsExactly(
            new Command.StartFlow("open_ticket"),
            new Command.SetSlot("summary", new Words(FAULT)),
            new Command.SetSlot("category", new Chosen("internet", "router")),
            new Command.SetSlot("urgency", new Chosen("high", "urgente")));
  }

  @Test
  void whatTheModelHasReadStands() {
    var summary = new Command.SetSlot("summary", new Words("el router no prende"));

    assertThat(read(new Command.StartFlow("open_ticket"), summary))
        .contains(summary)
        .doesNotContain(new Command.SetSlot("summary", new Words(FAULT)));
  }

  @Test
  void ofTwoErrandsNobodyKnowsWhoseADetailIs() {
    assertThat(read(new Command.StartFlow("open_ticket"), new Command.StartFlow("pay_invoice")))
        .containsExactly(
            new Command.StartFlow("open_ticket"), new Command.StartFlow("pay_invoice"));
  }

  private List<Command> read(Command... commands) {
    var interpretations =
        Arrays.stream(commands)
            .map(each -> new Interpretation(each, 0.9, FAULT, Source.LANGUAGE_MODEL))
            .toList();
    var answer = new LlmAnswer(interpretations, Outcome.READ, Cost.NONE);
    var draft = new Draft(List.of(), FAULT, Language.SPANISH);
    return reading.of(draft, utterance(), answer).commands();
  }

  private static Utterance utterance() {
    return new Utterance(
        new TenantId(new UUID(0, 1)),
        List.of(new MessageContent.Text(FAULT)),
        Language.SPANISH,
        new Expectation.Anything(),
        Set.of("open_ticket", "pay_invoice"),
        List.of(
            new SlotHint("open_ticket", "summary", List.of()),
            new SlotHint("open_ticket", "category", Utterances.CATEGORIES),
            new SlotHint("open_ticket", "urgency", Utterances.URGENCIES)));
  }
}
