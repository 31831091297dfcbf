/** How well messages are understood: figures, reports and the command line that prints them. */
@NullMarked
package io.recado.intents.evaluation;

import org.jspecify.annotations.NullMarked;
