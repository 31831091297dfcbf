/** Invoices: whose they are, what is owed and why, and the books they are kept in. */
@NullMarked
package io.recado.actions.invoice;

import org.jspecify.annotations.NullMarked;
