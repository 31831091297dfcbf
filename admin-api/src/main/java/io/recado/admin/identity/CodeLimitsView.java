package io.recado.admin.identity;

/**
 * How many codes may go out, and how near that is.
 *
 * @param version what a change of it is made to, as {@code If-Match}
 * @param sent how many went out in the last hour
 * @param wrong how many were mistaken in the last day
 */
record CodeLimitsView(String version, int codesAnHour, int wrongADay, long sent, long wrong) {}
