/** Customers who write: signed webhooks at a set rate, or as fast as they are answered. */
@NullMarked
package io.recado.benchmarks.load;

import org.jspecify.annotations.NullMarked;
