/** What time sets off: jobs, each run by one process of all at a time. */
@NullMarked
package io.recado.schedule;

import org.jspecify.annotations.NullMarked;
