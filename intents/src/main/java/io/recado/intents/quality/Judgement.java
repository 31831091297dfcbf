package io.recado.intents.quality;

import io.recado.intents.local.Phrases;
import io.recado.intents.local.Reading;

/**
 * What a reader made of a message whose intent is known.
 *
 * @param likeliest the intent it was taken for
 * @param probability of that intent
 * @param probabilityOfLabel of the intent that was meant
 * @param acting the score by which the product decides whether to act, 0 to 1; 0 where it never
 *     would, because the message was taken to be out of scope
 */
public record Judgement(
    LabelledText message,
    String likeliest,
    double probability,
    double probabilityOfLabel,
    double acting) {

  /** What the product's own classifier makes of it. */
  public static Judgement of(LabelledText message, Reading reading) {
    var likeliest = reading.likeliest();
    boolean declined = likeliest.intent().equals(Phrases.OUT_OF_SCOPE);
    return new Judgement(
        message,
        likeliest.intent(),
        likeliest.probability(),
        reading.probability(message.label()),
        declined ? 0 : reading.acceptance());
  }

  public String label() {
    return message.label();
  }

  public boolean right() {
    return likeliest.equals(message.label());
  }

  public boolean inScope() {
    return !message.label().equals(Phrases.OUT_OF_SCOPE);
  }
}
