/** How domain values are written as JSON. */
@NullMarked
package io.recado.json;

import org.jspecify.annotations.NullMarked;
