/** What holds for every connection to the product's server, whatever is asked on it. */
@NullMarked
package io.recado.server;

import org.jspecify.annotations.NullMarked;
