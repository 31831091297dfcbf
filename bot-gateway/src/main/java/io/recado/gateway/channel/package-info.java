/** The port every channel implements, and what they share. */
@NullMarked
package io.recado.gateway.channel;

import org.jspecify.annotations.NullMarked;
