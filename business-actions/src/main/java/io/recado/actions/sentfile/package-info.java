/** Pictures and documents that agents send to customers, behind links. */
@NullMarked
package io.recado.actions.sentfile;

import org.jspecify.annotations.NullMarked;
