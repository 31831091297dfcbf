/** What owners make of their network: its tree, what watches it, and when a fault is suspected. */
@NullMarked
package io.recado.admin.network;

import org.jspecify.annotations.NullMarked;
