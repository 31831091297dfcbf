package io.recado.intents.labelling;

import io.recado.conversation.Language;

/** What a customer wrote, and what was meant by it. */
public record LabelledSentence(Language language, String intent, String words) {}
