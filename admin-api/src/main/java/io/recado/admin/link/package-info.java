/** Links that people get by mail: to sign up, to set another password, to join a team. */
@NullMarked
package io.recado.admin.link;

import org.jspecify.annotations.NullMarked;
