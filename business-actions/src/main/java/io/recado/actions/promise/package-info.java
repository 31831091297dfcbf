/** Promises to pay an invoice by a day: within what limits, and whether they were kept. */
@NullMarked
package io.recado.actions.promise;

import org.jspecify.annotations.NullMarked;
