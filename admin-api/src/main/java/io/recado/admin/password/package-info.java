/** New passwords that customers asked for, to look at; never what they are. */
@NullMarked
package io.recado.admin.password;

import org.jspecify.annotations.NullMarked;
