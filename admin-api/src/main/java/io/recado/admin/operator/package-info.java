/** What whoever runs the installation does with its tenants. */
@NullMarked
package io.recado.admin.operator;

import org.jspecify.annotations.NullMarked;
