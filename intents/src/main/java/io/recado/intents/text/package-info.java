/** Customers' words, brought into one form before anything reads them. */
@NullMarked
package io.recado.intents.text;

import org.jspecify.annotations.NullMarked;
