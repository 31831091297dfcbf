/** What is said and who says it: conversations, handlers, message contents, languages. */
@NullMarked
package io.recado.conversation;

import org.jspecify.annotations.NullMarked;
