/**
 * What a tenant promises of its tickets, how it sorts them, and what happens once they are closed.
 */
@NullMarked
package io.recado.admin.support;

import org.jspecify.annotations.NullMarked;
