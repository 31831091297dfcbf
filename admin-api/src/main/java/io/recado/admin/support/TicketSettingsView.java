package io.recado.admin.support;

/**
 * How tickets go on.
 *
 * @param version what a change of it is made to, as {@code If-Match}
 * @param reopenDays how many days a closed one can be reopened
 * @param warnPercent how much of a target's time is left when its breach is warned of
 * @param survey whether customers are asked how it was
 */
record TicketSettingsView(String version, int reopenDays, int warnPercent, boolean survey) {}
