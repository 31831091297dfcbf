/** The whole product in one process, with PostgreSQL and Redis beside it. */
@NullMarked
package io.recado.allinone;

import org.jspecify.annotations.NullMarked;
