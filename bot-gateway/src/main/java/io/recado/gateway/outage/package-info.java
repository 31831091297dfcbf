/** Where monitoring systems tell of the network. */
@NullMarked
package io.recado.gateway.outage;

import org.jspecify.annotations.NullMarked;
