/** The business actions there are, by name. */
@NullMarked
package io.recado.actions;

import org.jspecify.annotations.NullMarked;
