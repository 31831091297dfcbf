/** How an application of the product starts: settings, checks, infrastructure. */
@NullMarked
package io.recado.app;

import org.jspecify.annotations.NullMarked;
