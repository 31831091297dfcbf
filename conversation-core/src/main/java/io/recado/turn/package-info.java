/** One processing of what a conversation has pending, and the single commit that ends it. */
@NullMarked
package io.recado.turn;

import org.jspecify.annotations.NullMarked;
