/** Digests, which every Java platform has. */
@NullMarked
package io.recado.digest;

import org.jspecify.annotations.NullMarked;
