package io.recado.intents.knowledge;

/**
 * A passage that was found.
 *
 * @param source as a customer may read it
 * @param support how likely it answers the question, 0 to 1
 */
record Hit(Passage passage, String source, Evidence evidence, double support) {}
