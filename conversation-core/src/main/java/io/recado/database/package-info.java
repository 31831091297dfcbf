/** Roles, migrations and transactions of PostgreSQL. */
@NullMarked
package io.recado.database;

import org.jspecify.annotations.NullMarked;
