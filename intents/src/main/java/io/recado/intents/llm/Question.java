package io.recado.intents.llm;

import io.recado.conversation.Language;
import io.recado.understanding.Command;
import io.recado.understanding.Utterance;

/**
 * What a language model is asked to read.
 *
 * @param words the customer's words that the surer readers have left; not blank
 * @param language what they are written in
 * @param heardLocally what the local model takes them for, whether or not it is sure
 */
public record Question(
    Utterance utterance, String words, Language language, Command heardLocally) {}
