package io.recado.intents.local;

/** A phrase and the number of its intent. */
record Example(String text, int label) {}
