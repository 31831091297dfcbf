/** Transfers that customers claim, as agents see and decide them. */
@NullMarked
package io.recado.admin.transfer;

import org.jspecify.annotations.NullMarked;
