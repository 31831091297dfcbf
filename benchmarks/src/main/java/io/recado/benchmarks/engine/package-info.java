/** How much the engine does on this machine, beside what this machine can do at all. */
@NullMarked
package io.recado.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
