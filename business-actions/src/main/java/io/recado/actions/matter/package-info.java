/** What a person is to look at, about somebody's invoices: becomes a ticket. */
@NullMarked
package io.recado.actions.matter;

import org.jspecify.annotations.NullMarked;
