/** When a tenant is open, and how long its open hours take to pass. */
@NullMarked
package io.recado.actions.hours;

import org.jspecify.annotations.NullMarked;
