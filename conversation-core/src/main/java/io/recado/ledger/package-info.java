/** What came in, what became of it, and whether the two agree, for each tenant. */
@NullMarked
package io.recado.ledger;

import org.jspecify.annotations.NullMarked;
