/** Tells webhooks of the tenants' own what happens in their business. */
@NullMarked
package io.recado.actions.event;

import org.jspecify.annotations.NullMarked;
