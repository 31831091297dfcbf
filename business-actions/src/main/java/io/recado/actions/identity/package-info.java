/** Who somebody who writes is proven to be, and the one-time codes that prove it. */
@NullMarked
package io.recado.actions.identity;

import org.jspecify.annotations.NullMarked;
