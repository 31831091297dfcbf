/** Who a row belongs to: tenants and the scope that keeps them apart. */
@NullMarked
package io.recado.tenant;

import org.jspecify.annotations.NullMarked;
