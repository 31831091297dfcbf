/** The closed grammar of commands, and the port that turns messages into them. */
@NullMarked
package io.recado.understanding;

import org.jspecify.annotations.NullMarked;
