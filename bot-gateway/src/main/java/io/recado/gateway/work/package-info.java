/** Loops of work that start with the application and are drained before it ends. */
@NullMarked
package io.recado.gateway.work;

import org.jspecify.annotations.NullMarked;
