package io.recado.intents.evaluation;

import io.recado.intents.local.Phrases;

/**
 * What a reader made of a message whose intent is known.
 *
 * @param likeliest the intent it was taken for
 * @param probability of that intent
 * @param probabilityOfLabel of the intent that was meant
 * @param acting the score by which the product decides whether to act, 0 to 1; 0 where it never
 *     would, because the message was taken to be out of scope
 */
record Judgement(
    LabelledText message,
    String likeliest,
    double probability,
    double probabilityOfLabel,
    double acting) {

  String label() {
    return message.label();
  }

  boolean right() {
    return likeliest.equals(message.label());
  }

  boolean inScope() {
    return !message.label().equals(Phrases.OUT_OF_SCOPE);
  }
}
