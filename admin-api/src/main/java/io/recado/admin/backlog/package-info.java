/** What was not done: messages and events that were given up, requests that wait for a backend. */
@NullMarked
package io.recado.admin.backlog;

import org.jspecify.annotations.NullMarked;
