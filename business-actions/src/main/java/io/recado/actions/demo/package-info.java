/** One small internet provider to try the product on. Nobody in it exists. */
@NullMarked
package io.recado.actions.demo;

import org.jspecify.annotations.NullMarked;
