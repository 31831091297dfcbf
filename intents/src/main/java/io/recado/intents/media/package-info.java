/**
 * Puts recordings into words and describes pictures, by models of an endpoint that is compatible
 * with OpenAI's.
 */
@NullMarked
package io.recado.intents.media;

import org.jspecify.annotations.NullMarked;
