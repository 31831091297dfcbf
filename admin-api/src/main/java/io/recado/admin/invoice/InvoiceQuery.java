package io.recado.admin.invoice;

import io.recado.admin.web.Cursor;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which invoices; what is null does not narrow them down.
 *
 * @param states none for all
 * @param customer whose
 * @param search a number or its beginning, or part of a customer's name or number
 * @param after the last of the page before
 */
record InvoiceQuery(
    Set<InvoiceView.State> states,
    @Nullable UUID customer,
    @Nullable String search,
    @Nullable Cursor after,
    int size) {}
