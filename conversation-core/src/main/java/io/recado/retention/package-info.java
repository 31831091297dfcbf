/** How long what was said and done is kept, and what deletes it afterwards. */
@NullMarked
package io.recado.retention;

import org.jspecify.annotations.NullMarked;
