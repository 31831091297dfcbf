/** How the product does, and what it did: for the first page that owners look at. */
@NullMarked
package io.recado.admin.dashboard;

import org.jspecify.annotations.NullMarked;
