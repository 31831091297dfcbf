/** The page that shows a new password, once. */
@NullMarked
package io.recado.gateway.password;

import org.jspecify.annotations.NullMarked;
