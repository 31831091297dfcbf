/** What customers sign in to, new passwords there, and the links that show them once. */
@NullMarked
package io.recado.actions.password;

import org.jspecify.annotations.NullMarked;
