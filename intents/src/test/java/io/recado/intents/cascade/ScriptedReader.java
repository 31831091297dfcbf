package io.recado.intents.cascade;

import io.recado.intents.llm.LlmAnswer;
import io.recado.intents.llm.LlmReader;
import io.recado.intents.llm.Question;
import io.recado.understanding.Command;
import io.recado.understanding.Cost;
import io.recado.understanding.Hop.Outcome;
import io.recado.understanding.Understanding.Interpretation;
import io.recado.understanding.Understanding.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** A language model that reads what a test wants it to read, and remembers what it was asked. */
final class ScriptedReader implements LlmReader {

  static final Cost COST = new Cost(1_000, 50, 1_250);

  private static final String STARTS = "starts ";

  private final List<Question> asked = new ArrayList<>();
  private volatile Function<Question, Mono<LlmAnswer>> reading = _ -> Mono.empty();

  /** Nobody has one, and nobody has asked. */
  void forget() {
    asked.clear();
    reading = _ -> Mono.empty();
  }

  List<Question> asked() {
    return asked;
  }

  /** Reads this in whatever it is asked about. */
  void reads(Command command) {
    reading =
        question ->
            Mono.just(
                new LlmAnswer(
                    List.of(
                        new Interpretation(
                            command, 0.9, question.words(), Source.LANGUAGE_MODEL, COST)),
                    Outcome.READ,
                    COST));
  }

  /** Gives no reading, for this reason. */
  void fails(Outcome outcome) {
    reading = _ -> Mono.just(new LlmAnswer(List.of(), outcome, Cost.NONE));
  }

  /**
   * @param wish "starts open_ticket", or why it gives no reading, such as "timed out"
   */
  void does(String wish) {
    if (wish.startsWith(STARTS)) {
      reads(new Command.StartFlow(wish.substring(STARTS.length())));
    } else {
      fails(Outcome.valueOf(wish.toUpperCase(Locale.ROOT).replace(' ', '_')));
    }
  }

  @Override
  public Mono<LlmAnswer> read(Question question) {
    asked.add(question);
    return reading.apply(question);
  }
}
