/** Replies that are written once and said often. */
@NullMarked
package io.recado.admin.reply;

import org.jspecify.annotations.NullMarked;
