/** The bank accounts that a tenant's customers are told to transfer to. */
@NullMarked
package io.recado.admin.bank;

import org.jspecify.annotations.NullMarked;
