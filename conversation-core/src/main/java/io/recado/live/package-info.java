/** Signals that wake workers and screens; losing one delays, and loses nothing. */
@NullMarked
package io.recado.live;

import org.jspecify.annotations.NullMarked;
