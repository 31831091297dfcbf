/** What people say about their own account. */
@NullMarked
package io.recado.admin.account;

import org.jspecify.annotations.NullMarked;
