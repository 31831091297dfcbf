/** Customers' sentences that the bot was not sure of, and what owners make of them. */
@NullMarked
package io.recado.intents.labelling;

import org.jspecify.annotations.NullMarked;
