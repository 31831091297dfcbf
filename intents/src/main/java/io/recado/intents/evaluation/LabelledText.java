package io.recado.intents.evaluation;

/** A message, and the intent that was meant by it. */
record LabelledText(String label, String text) {}
