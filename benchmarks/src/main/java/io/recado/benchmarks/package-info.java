/** Measures the built product from outside, as a newcomer and a visitor would meet it. */
@NullMarked
package io.recado.benchmarks;

import org.jspecify.annotations.NullMarked;
