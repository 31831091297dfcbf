/** Refusals of the control plane, as problem+json with stable codes. */
@NullMarked
package io.recado.admin.problem;

import org.jspecify.annotations.NullMarked;
