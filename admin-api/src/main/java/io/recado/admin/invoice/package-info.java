/** What customers are billed and have paid, to look at. */
@NullMarked
package io.recado.admin.invoice;

import org.jspecify.annotations.NullMarked;
