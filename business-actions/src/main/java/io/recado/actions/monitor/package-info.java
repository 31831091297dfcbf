/** Systems outside that watch the network, and the incidents that follow from what they see. */
@NullMarked
package io.recado.actions.monitor;

import org.jspecify.annotations.NullMarked;
