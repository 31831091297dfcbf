package io.recado.intents.local;

/**
 * A phrase, and what experts that had not seen it made of it.
 *
 * @param phrase its label is negative when it is of no intent
 * @param stranger whether they had never heard of the intent either
 * @param weight how much the trial counts, beside 1 for a phrase of an intent they know
 */
record Trial(Phrase phrase, boolean stranger, double weight, Opinion opinion) {

  int label() {
    return phrase.label();
  }

  /** Whether the phrase is of an intent that was kept from the experts to make it a stranger. */
  boolean isLeftOut() {
    return stranger && label() >= 0;
  }
}
