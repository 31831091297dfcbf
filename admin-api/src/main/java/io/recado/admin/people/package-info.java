/** The people of a tenant. */
@NullMarked
package io.recado.admin.people;

import org.jspecify.annotations.NullMarked;
