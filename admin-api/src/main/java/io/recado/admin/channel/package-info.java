/** The tenant's channels, as its owners connect and change them. */
@NullMarked
package io.recado.admin.channel;

import org.jspecify.annotations.NullMarked;
