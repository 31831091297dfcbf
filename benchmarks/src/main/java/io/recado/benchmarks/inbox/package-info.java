/** How quickly people get at what was said: lists, search and transcripts of the inbox, by HTTP. */
@NullMarked
package io.recado.benchmarks.inbox;

import org.jspecify.annotations.NullMarked;
