/** What a tenant is connected to besides its channels: systems of its own and of others. */
@NullMarked
package io.recado.admin.connection;

import org.jspecify.annotations.NullMarked;
