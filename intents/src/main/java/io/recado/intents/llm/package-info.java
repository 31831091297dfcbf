/**
 * A language model as a reader: it proposes commands, and deterministic rules decide which of them
 * can be true.
 */
@NullMarked
package io.recado.intents.llm;

import org.jspecify.annotations.NullMarked;
