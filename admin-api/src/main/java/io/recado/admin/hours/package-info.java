/** When a tenant is open, as its owners set it. */
@NullMarked
package io.recado.admin.hours;

import org.jspecify.annotations.NullMarked;
