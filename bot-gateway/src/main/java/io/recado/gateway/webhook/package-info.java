/** Keeps events going out to the tenants' webhooks while the gateway runs. */
@NullMarked
package io.recado.gateway.webhook;

import org.jspecify.annotations.NullMarked;
