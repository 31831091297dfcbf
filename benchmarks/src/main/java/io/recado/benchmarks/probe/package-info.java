/** What this machine can do at all: the disk, the same PostgreSQL, a bare endpoint. */
@NullMarked
package io.recado.benchmarks.probe;

import org.jspecify.annotations.NullMarked;
