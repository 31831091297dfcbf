/** Reads a burst of messages with every reader in turn, the surest first. */
@NullMarked
package io.recado.intents.cascade;

import org.jspecify.annotations.NullMarked;
