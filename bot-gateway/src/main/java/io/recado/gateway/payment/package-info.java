/** What payment providers tell: whether it is authentic, what it says, and where it is told. */
@NullMarked
package io.recado.gateway.payment;

import org.jspecify.annotations.NullMarked;
