/** What customers send besides words, kept for whoever looks at their conversation. */
@NullMarked
package io.recado.received;

import org.jspecify.annotations.NullMarked;
