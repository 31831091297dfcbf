/** How well a bot tells its phrases apart, and which of them to mend. */
@NullMarked
package io.recado.intents.quality;

import org.jspecify.annotations.NullMarked;
