/**
 * Answers from what tenants publish: documents become passages, passages are found by words and by
 * meaning, and what supports no answer gives none.
 */
@NullMarked
package io.recado.intents.knowledge;

import org.jspecify.annotations.NullMarked;
