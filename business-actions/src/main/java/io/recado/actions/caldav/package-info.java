/**
 * Calendars on servers that tenants name (CalDAV, RFC 4791): what takes up time in them, and
 * writing into them.
 */
@NullMarked
package io.recado.actions.caldav;

import org.jspecify.annotations.NullMarked;
