/** Which language a customer writes in, and which one was asked for. */
@NullMarked
package io.recado.intents.language;

import org.jspecify.annotations.NullMarked;
