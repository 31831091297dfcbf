package io.recado.intents.local;

/**
 * A phrase's true intent, and what experts that had not seen the phrase made of it.
 *
 * @param stranger whether they had never heard of the intent either
 */
record Trial(int label, boolean stranger, Opinion opinion) {}
