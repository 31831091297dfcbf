/** The network and its incidents, as agents see and work on them. */
@NullMarked
package io.recado.admin.outage;

import org.jspecify.annotations.NullMarked;
