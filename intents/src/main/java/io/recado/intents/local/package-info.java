/** A classifier that runs in the process: phrases in, calibrated probabilities out. */
@NullMarked
package io.recado.intents.local;

import org.jspecify.annotations.NullMarked;
