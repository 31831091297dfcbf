package io.recado.intents.local;

/**
 * A phrase's true intent, and what experts that had not seen the phrase made of it.
 *
 * @param label negative when it is of no intent
 * @param stranger whether they had never heard of the intent either
 * @param weight how much the trial counts, beside 1 for a phrase of an intent they know
 */
record Trial(int label, boolean stranger, double weight, Opinion opinion) {

  /** Whether the phrase is of an intent that was kept from the experts to make it a stranger. */
  boolean isLeftOut() {
    return stranger && label >= 0;
  }
}
