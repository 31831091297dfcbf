/** The health of what both planes stand on. */
@NullMarked
package io.recado.health;

import org.jspecify.annotations.NullMarked;
