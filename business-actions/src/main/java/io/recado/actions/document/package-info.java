/** Invoices as documents: PDF files behind links that only their customer is given. */
@NullMarked
package io.recado.actions.document;

import org.jspecify.annotations.NullMarked;
