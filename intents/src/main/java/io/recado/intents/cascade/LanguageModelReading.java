package io.recado.intents.cascade;

import io.recado.intents.llm.LlmAnswer;
import io.recado.intents.llm.LlmReader;
import io.recado.intents.llm.Question;
import io.recado.understanding.Command;
import io.recado.understanding.Understanding;
import io.recado.understanding.Understanding.Interpretation;
import io.recado.understanding.Understanding.Source;
import io.recado.understanding.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/**
 * Reads by the tenant's language model what the local one is not sure of. What the open words
 * plainly say of an errand is added by the same rules as everywhere.
 */
final class LanguageModelReading {

  private final LlmReader reader;
  private final ModelReading local;

  LanguageModelReading(LlmReader reader, ModelReading local) {
    this.reader = reader;
    this.local = local;
  }

  /** Empty when the tenant has no language model. */
  Mono<LlmAnswer> ask(Draft draft, Utterance utterance, Command heardLocally) {
    return reader.read(new Question(utterance, draft.open(), draft.language(), heardLocally));
  }

  /** The turn as read by the language model. */
  Understanding of(Draft draft, Utterance utterance, LlmAnswer answer) {
    var all = new ArrayList<>(answer.interpretations());
    var started =
        all.stream()
            .map(Interpretation::command)
            .filter(Command.StartFlow.class::isInstance)
            .map(command -> ((Command.StartFlow) command).intent())
            .toList();
    if (started.size() == 1) {
      all.addAll(plainlySaid(draft, utterance, started.getFirst(), all));
    }
    return draft.with(all);
  }

  /** With two errands in a message nobody can tell without the model whose each detail is. */
  private List<Interpretation> plainlySaid(
      Draft draft, Utterance utterance, String intent, List<Interpretation> read) {
    var filled =
        read.stream()
            .map(Interpretation::command)
            .filter(Command.SetSlot.class::isInstance)
            .map(command -> ((Command.SetSlot) command).slot())
            .collect(Collectors.toSet());
    double confidence = read.getFirst().confidence();
    return local.besides(draft, utterance, intent, filled).stream()
        .map(slot -> alongWith(slot, confidence))
        .toList();
  }

  private static Interpretation alongWith(Command.SetSlot slot, double confidence) {
    return new Interpretation(slot, confidence, slot.value().evidence(), Source.KEYWORD);
  }
}
