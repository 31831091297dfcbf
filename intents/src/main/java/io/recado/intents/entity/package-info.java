/** Answers to what was asked: options named loosely, ordinals, corrections. */
@NullMarked
package io.recado.intents.entity;

import org.jspecify.annotations.NullMarked;
