/** The data plane's application. */
@NullMarked
package io.recado.gateway.app;

import org.jspecify.annotations.NullMarked;
