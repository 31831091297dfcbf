/**
 * How invoices are paid: accounts with providers, attempts, what providers tell of them, and what
 * follows.
 */
@NullMarked
package io.recado.actions.payment;

import org.jspecify.annotations.NullMarked;
