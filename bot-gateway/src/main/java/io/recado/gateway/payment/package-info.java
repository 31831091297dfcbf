/** What payment providers tell: whether it is authentic, and what it says. */
@NullMarked
package io.recado.gateway.payment;

import org.jspecify.annotations.NullMarked;
