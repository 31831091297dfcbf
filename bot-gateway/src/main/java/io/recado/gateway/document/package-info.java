/** Documents that customers were given a link to. */
@NullMarked
package io.recado.gateway.document;

import org.jspecify.annotations.NullMarked;
