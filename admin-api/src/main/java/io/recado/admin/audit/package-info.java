/** Who did what: what is changed in a person's name, and the list of it. */
@NullMarked
package io.recado.admin.audit;

import org.jspecify.annotations.NullMarked;
