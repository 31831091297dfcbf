/** Actions that tenants declare: a call of an interface of their own, and what its answers mean. */
@NullMarked
package io.recado.actions.http;

import org.jspecify.annotations.NullMarked;
