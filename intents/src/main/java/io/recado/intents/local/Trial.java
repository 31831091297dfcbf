package io.recado.intents.local;

/** A phrase's true intent, and what experts that had not seen the phrase made of it. */
record Trial(int label, Opinion opinion) {}
