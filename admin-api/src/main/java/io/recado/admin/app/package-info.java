/** The control plane's application. */
@NullMarked
package io.recado.admin.app;

import org.jspecify.annotations.NullMarked;
