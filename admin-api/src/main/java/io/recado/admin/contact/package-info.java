/** The people who write, as the team knows them: over all channels, with their errands. */
@NullMarked
package io.recado.admin.contact;

import org.jspecify.annotations.NullMarked;
