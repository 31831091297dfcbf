/** Mail that the product sends by the server its operator names. */
@NullMarked
package io.recado.mail;

import org.jspecify.annotations.NullMarked;
