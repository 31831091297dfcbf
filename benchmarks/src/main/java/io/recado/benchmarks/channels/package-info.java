/**
 * Stand-ins for the channels' APIs: quick, scriptable, and with a memory of what they were sent.
 */
@NullMarked
package io.recado.benchmarks.channels;

import org.jspecify.annotations.NullMarked;
