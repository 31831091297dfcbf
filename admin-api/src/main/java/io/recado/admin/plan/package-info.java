/** The plans that a tenant sells. */
@NullMarked
package io.recado.admin.plan;

import org.jspecify.annotations.NullMarked;
