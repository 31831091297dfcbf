/** What a tenant's customers are billed by: whose name stands on invoices, what may be promised. */
@NullMarked
package io.recado.admin.terms;

import org.jspecify.annotations.NullMarked;
