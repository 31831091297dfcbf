/** How a firm comes to be a tenant by itself. */
@NullMarked
package io.recado.admin.signup;

import org.jspecify.annotations.NullMarked;
