/** Tickets: what customers report, numbered, and promised a first answer. */
@NullMarked
package io.recado.actions.ticket;

import org.jspecify.annotations.NullMarked;
