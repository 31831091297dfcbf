/** Proof of who sent something, over the bytes exactly as received. */
@NullMarked
package io.recado.gateway.signature;

import org.jspecify.annotations.NullMarked;
