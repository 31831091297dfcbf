/** Words and phrases that mean one command whatever surrounds them, read from files. */
@NullMarked
package io.recado.intents.keyword;

import org.jspecify.annotations.NullMarked;
