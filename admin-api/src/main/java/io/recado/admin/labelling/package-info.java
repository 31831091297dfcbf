/** What the bot was not sure of, for owners to say what was meant. */
@NullMarked
package io.recado.admin.labelling;

import org.jspecify.annotations.NullMarked;
