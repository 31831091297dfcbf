/**
 * The settings of the product: one table, read from the environment, checked before anything
 * starts.
 */
@NullMarked
package io.recado.settings;

import org.jspecify.annotations.NullMarked;
