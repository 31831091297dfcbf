/** Figures, for people and as JSON. */
@NullMarked
package io.recado.benchmarks.report;

import org.jspecify.annotations.NullMarked;
