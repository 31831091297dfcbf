/** The one way out to addresses that tenants name, which may be anything. */
@NullMarked
package io.recado.egress;

import org.jspecify.annotations.NullMarked;
