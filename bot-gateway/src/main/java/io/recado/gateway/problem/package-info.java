/** Refusals of the gateway's HTTP endpoints, as problem+json with stable codes. */
@NullMarked
package io.recado.gateway.problem;

import org.jspecify.annotations.NullMarked;
