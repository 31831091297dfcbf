/** What owners set as a whole, so that nobody writes over what somebody else has just set. */
@NullMarked
package io.recado.admin.edition;

import org.jspecify.annotations.NullMarked;
