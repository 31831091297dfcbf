/** Which language model reads the tenant's messages, as its owners say. */
@NullMarked
package io.recado.admin.model;

import org.jspecify.annotations.NullMarked;
