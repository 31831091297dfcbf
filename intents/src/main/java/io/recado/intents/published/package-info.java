/** What tenants' own bots have learned: published phrases, the classifiers trained on them. */
@NullMarked
package io.recado.intents.published;

import org.jspecify.annotations.NullMarked;
