/** A stand-in for language models, in every mood they have, and what customers write to turn it. */
@NullMarked
package io.recado.benchmarks.model;

import org.jspecify.annotations.NullMarked;
