/** The panel of agents and owners, as browsers load it. */
@NullMarked
package io.recado.admin.panel;

import org.jspecify.annotations.NullMarked;
