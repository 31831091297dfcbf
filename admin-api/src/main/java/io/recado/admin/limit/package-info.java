/** How often something may be asked for, over all nodes. */
@NullMarked
package io.recado.admin.limit;

import org.jspecify.annotations.NullMarked;
