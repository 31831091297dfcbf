package io.recado.admin.plan;

import io.recado.admin.web.Amount;
import java.util.UUID;

/**
 * What is sold.
 *
 * @param price of a month, tax included
 * @param taxBasisPoints 1900 are 19 %
 * @param subscriptions how many there are of it, without those that have ended
 * @param version what a change of it is made to, as {@code If-Match}
 */
record PlanView(
    UUID id,
    String name,
    int downloadMbps,
    int uploadMbps,
    Amount price,
    int taxBasisPoints,
    long subscriptions,
    String version) {}
