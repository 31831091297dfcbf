/**
 * The servers of a run, each a process of its own that can be stopped, killed and started again.
 */
@NullMarked
package io.recado.benchmarks.servers;

import org.jspecify.annotations.NullMarked;
