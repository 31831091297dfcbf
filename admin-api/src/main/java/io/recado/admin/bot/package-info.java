/** What the bot says and understands: its draft, what that would do, and publishing it. */
@NullMarked
package io.recado.admin.bot;

import org.jspecify.annotations.NullMarked;
