/** What is to be sent, in order per conversation, and what became of it. */
@NullMarked
package io.recado.outbox;

import org.jspecify.annotations.NullMarked;
