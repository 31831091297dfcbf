/** Business actions: what they are asked, and the three ways they can end. */
@NullMarked
package io.recado.action;

import org.jspecify.annotations.NullMarked;
