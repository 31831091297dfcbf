/** Who may come in, and what they may do: sign-in, sessions, tokens, permissions. */
@NullMarked
package io.recado.admin.access;

import org.jspecify.annotations.NullMarked;
