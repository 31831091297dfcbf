package io.recado.admin.support;

import java.util.List;

/**
 * What sorts new tickets.
 *
 * @param version what a change of it is made to, as {@code If-Match}
 * @param rules in the order in which they are tried
 */
record TicketRulesView(String version, List<TicketRule> rules) {}
