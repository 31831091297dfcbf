package io.recado.admin.backlog;

/** How many were changed. */
record Count(long count) {}
