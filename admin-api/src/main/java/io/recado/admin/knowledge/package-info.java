/** What owners publish for their customers to ask about. */
@NullMarked
package io.recado.admin.knowledge;

import org.jspecify.annotations.NullMarked;
