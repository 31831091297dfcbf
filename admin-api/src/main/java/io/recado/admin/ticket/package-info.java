/** Tickets, as agents see and work on them. */
@NullMarked
package io.recado.admin.ticket;

import org.jspecify.annotations.NullMarked;
