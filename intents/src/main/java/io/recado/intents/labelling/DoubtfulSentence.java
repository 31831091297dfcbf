package io.recado.intents.labelling;

import io.recado.conversation.Language;
import io.recado.understanding.Doubt;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a customer wrote or said in one turn.
 *
 * @param words its messages that were text, and its voice notes as they were heard, a line each
 * @param taken the intents the bot took it for or asked back about, the likeliest first; empty when
 *     it understood nothing
 */
public record DoubtfulSentence(
    UUID id, Instant at, Language language, Doubt doubt, String words, List<String> taken) {

  public DoubtfulSentence {
    taken = List.copyOf(taken);
  }
}
