/** From a conversation with something pending to a committed turn. */
@NullMarked
package io.recado.gateway.turn;

import org.jspecify.annotations.NullMarked;
