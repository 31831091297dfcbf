/** What is in the database before the first message: tenants, numbers, conversations. */
@NullMarked
package io.recado.benchmarks.seed;

import org.jspecify.annotations.NullMarked;
