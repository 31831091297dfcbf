/** Who did what in a tenant's name, and what came of it. */
@NullMarked
package io.recado.audit;

import org.jspecify.annotations.NullMarked;
