/** Appointments: what can be booked, when it is free, and booking, moving and cancelling it. */
@NullMarked
package io.recado.actions.appointment;

import org.jspecify.annotations.NullMarked;
