/** Switching the service of customers on again: at the router, or by whoever else does it. */
@NullMarked
package io.recado.actions.access;

import org.jspecify.annotations.NullMarked;
