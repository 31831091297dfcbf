/** From a channel's delivery to the journal. */
@NullMarked
package io.recado.gateway.inbound;

import org.jspecify.annotations.NullMarked;
