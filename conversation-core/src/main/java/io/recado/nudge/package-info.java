/** What gives a conversation a turn though nobody wrote: silence, and errands left open. */
@NullMarked
package io.recado.nudge;

import org.jspecify.annotations.NullMarked;
