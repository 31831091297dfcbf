/** Conversations as agents see them, and what they do with them. */
@NullMarked
package io.recado.admin.inbox;

import org.jspecify.annotations.NullMarked;
