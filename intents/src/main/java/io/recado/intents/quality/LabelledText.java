package io.recado.intents.quality;

/** A message, and the intent that was meant by it. */
public record LabelledText(String label, String text) {}
