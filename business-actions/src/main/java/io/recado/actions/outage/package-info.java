/** What fails in the network, where, since when and until when; who asked, and who is told. */
@NullMarked
package io.recado.actions.outage;

import org.jspecify.annotations.NullMarked;
