/** How much of something may be taken. */
@NullMarked
package io.recado.gateway.limit;

import org.jspecify.annotations.NullMarked;
