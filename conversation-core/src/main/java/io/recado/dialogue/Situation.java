package io.recado.dialogue;

import io.recado.conversation.Language;
import io.recado.understanding.KnowledgeAnswer;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The circumstances of a decision. Everything in it must be the same when a turn is repeated after
 * a crash; then the decision is the same, to the last id. {@code now} may differ, and what is known
 * may: an answer changes no id.
 *
 * @param firm the tenant's name, for {@code {firm}}
 * @param now the database's time
 * @param seed what ids of runs are made from: the place in the journal of the turn's first event is
 *     a good one; 1 to 19 digits and lower-case letters
 * @param writesIn the language the customer writes in now; null when nothing was written
 * @param answers question → its answer, of the questions asked now that the tenant's knowledge
 *     answers
 */
public record Situation(
    String firm,
    Instant now,
    String seed,
    @Nullable Language writesIn,
    Map<String, KnowledgeAnswer> answers) {

  /** Where nothing is known. */
  public Situation(String firm, Instant now, String seed, @Nullable Language writesIn) {
    this(firm, now, seed, writesIn, Map.of());
  }

  public Situation {
    answers = Map.copyOf(answers);
    if (!seed.matches("[0-9a-z]{1,19}")) {
      throw new IllegalArgumentException(
          "a seed has 1 to 19 digits and lower-case letters, not: " + seed);
    }
  }
}
