/** How many codes may go out to a tenant's customers, who prove by them who they are. */
@NullMarked
package io.recado.admin.identity;

import org.jspecify.annotations.NullMarked;
