/** Which conversations have something to do, and which worker holds each of them. */
@NullMarked
package io.recado.queue;

import org.jspecify.annotations.NullMarked;
