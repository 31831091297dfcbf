package io.recado.intents.local;

/**
 * A phrase's true intent, and what experts that had not seen the phrase made of it.
 *
 * @param stranger whether they had never heard of the intent either
 * @param weight how much the trial counts, beside 1 for a phrase of an intent they know
 */
record Trial(int label, boolean stranger, double weight, Opinion opinion) {}
