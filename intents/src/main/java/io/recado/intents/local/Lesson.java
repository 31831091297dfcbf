package io.recado.intents.local;

/** A phrase as a model sees it, and the number of its intent. */
record Lesson(FeatureVector features, int label) {}
