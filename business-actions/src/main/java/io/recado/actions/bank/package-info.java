/** The tenant's own bank accounts that customers may transfer to. */
@NullMarked
package io.recado.actions.bank;

import org.jspecify.annotations.NullMarked;
