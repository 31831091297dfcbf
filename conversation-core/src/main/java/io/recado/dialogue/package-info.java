/** Declared flows and the deterministic engine that leads a customer through them. */
@NullMarked
package io.recado.dialogue;

import org.jspecify.annotations.NullMarked;
