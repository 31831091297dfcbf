/** Photos and documents that customers send with their tickets. */
@NullMarked
package io.recado.actions.attachment;

import org.jspecify.annotations.NullMarked;
