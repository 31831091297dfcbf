/** What channels delivered, recorded before it is acknowledged. */
@NullMarked
package io.recado.journal;

import org.jspecify.annotations.NullMarked;
