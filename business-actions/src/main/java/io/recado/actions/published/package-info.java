/** What tenants publish of their own: actions, and the flows that ask for them. */
@NullMarked
package io.recado.actions.published;

import org.jspecify.annotations.NullMarked;
