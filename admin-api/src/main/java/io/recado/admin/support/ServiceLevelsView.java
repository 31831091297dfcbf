package io.recado.admin.support;

import java.util.List;

/**
 * What a tenant promises of its tickets.
 *
 * @param version what a change of it is made to, as {@code If-Match}
 * @param targets what the tenant has set
 * @param usual what holds where it has set nothing, the most urgent first
 */
record ServiceLevelsView(String version, List<ServiceTarget> targets, List<ServiceTarget> usual) {}
