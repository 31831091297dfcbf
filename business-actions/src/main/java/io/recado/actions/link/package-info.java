/** What links are opened by, that lead whoever has one to something of a customer's. */
@NullMarked
package io.recado.actions.link;

import org.jspecify.annotations.NullMarked;
