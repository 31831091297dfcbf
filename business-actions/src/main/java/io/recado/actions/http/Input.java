package io.recado.actions.http;

/** What a declared action is given. */
record Input(InputType type, boolean optional) {}
