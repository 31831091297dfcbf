/** GLPI, the help desk of tenants who keep their tickets there as well. */
@NullMarked
package io.recado.actions.glpi;

import org.jspecify.annotations.NullMarked;
