package io.recado.intents.labelling;

import io.recado.conversation.Language;
import java.time.Instant;
import java.util.UUID;

/**
 * What a customer wrote or said, and what was meant by it.
 *
 * @param at when somebody said so last
 */
public record LabelledSentence(
    UUID id, Instant at, Language language, String intent, String words) {}
