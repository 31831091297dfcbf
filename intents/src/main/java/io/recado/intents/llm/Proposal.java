package io.recado.intents.llm;

import java.util.List;

/**
 * A command as a model wrote it, in the form of {@link AnswerSchema}; nothing of it is to be
 * believed.
 *
 * @param words where in the message it is read
 */
record Proposal(
    Verb command, String intent, String slot, String option, String words, List<String> intents) {
  Proposal {
    intents = List.copyOf(intents);
  }
}
