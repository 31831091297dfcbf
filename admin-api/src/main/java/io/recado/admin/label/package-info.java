/** The labels of a tenant, which agents put on conversations. */
@NullMarked
package io.recado.admin.label;

import org.jspecify.annotations.NullMarked;
