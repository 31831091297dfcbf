/**
 * Sentence embeddings computed in the process, by the model built in or one the operator brings.
 */
@NullMarked
package io.recado.intents.embedding;

import org.jspecify.annotations.NullMarked;
