/** What keeps a slow or broken backend from costing more than its own action. */
@NullMarked
package io.recado.actions.resilience;

import org.jspecify.annotations.NullMarked;
