/** Fetches what customers send besides words, for whoever looks at their conversation. */
@NullMarked
package io.recado.gateway.received;

import org.jspecify.annotations.NullMarked;
