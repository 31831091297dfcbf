/** Appointments, as a firm's own people see and keep them. */
@NullMarked
package io.recado.admin.appointment;

import org.jspecify.annotations.NullMarked;
