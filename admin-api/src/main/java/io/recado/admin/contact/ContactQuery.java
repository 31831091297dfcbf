package io.recado.admin.contact;

import io.recado.admin.web.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * Which contacts; what is null does not narrow them down.
 *
 * @param after the last of the page before
 */
record ContactQuery(
    @Nullable String typed,
    @Nullable String tag,
    @Nullable Boolean blocked,
    @Nullable Cursor after,
    int size) {}
