/** What customers say they have paid by bank transfer, and what a person finds of it. */
@NullMarked
package io.recado.actions.transfer;

import org.jspecify.annotations.NullMarked;
