/** What must hold when something breaks: real processes, broken on purpose, and the check after. */
@NullMarked
package io.recado.benchmarks.fault;

import org.jspecify.annotations.NullMarked;
