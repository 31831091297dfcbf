/** Understanding: from a customer's messages to commands, without asking anything outside. */
@NullMarked
package io.recado.intents;

import org.jspecify.annotations.NullMarked;
