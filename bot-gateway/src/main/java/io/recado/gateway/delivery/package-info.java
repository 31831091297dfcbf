/** From the outbox to the channels. */
@NullMarked
package io.recado.gateway.delivery;

import org.jspecify.annotations.NullMarked;
