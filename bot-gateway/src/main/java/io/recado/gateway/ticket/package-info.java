/** What tickets need of channels: the files that customers sent with them. */
@NullMarked
package io.recado.gateway.ticket;

import org.jspecify.annotations.NullMarked;
