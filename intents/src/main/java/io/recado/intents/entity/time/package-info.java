/** Days and times as people write them. */
@NullMarked
package io.recado.intents.entity.time;

import org.jspecify.annotations.NullMarked;
