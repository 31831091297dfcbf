/** Patterns of words, read from files, and what they mean. Knows nothing of what they are about. */
@NullMarked
package io.recado.intents.grammar;

import org.jspecify.annotations.NullMarked;
