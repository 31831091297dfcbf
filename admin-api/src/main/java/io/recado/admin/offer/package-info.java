/** What can be booked, with whom and where, as owners set it. */
@NullMarked
package io.recado.admin.offer;

import org.jspecify.annotations.NullMarked;
