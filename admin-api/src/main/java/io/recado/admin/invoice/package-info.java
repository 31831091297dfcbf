/** What customers are billed and have paid. */
@NullMarked
package io.recado.admin.invoice;

import org.jspecify.annotations.NullMarked;
