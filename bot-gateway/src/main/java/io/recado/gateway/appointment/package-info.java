/** What customers open of their appointments outside of the chat. */
@NullMarked
package io.recado.gateway.appointment;

import org.jspecify.annotations.NullMarked;
