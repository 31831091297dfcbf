/** The tenant's customers: who they are, and what proves who they are. */
@NullMarked
package io.recado.admin.customer;

import org.jspecify.annotations.NullMarked;
