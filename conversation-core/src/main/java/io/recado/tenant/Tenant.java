package io.recado.tenant;

import io.recado.conversation.Language;
import java.time.ZoneId;

/**
 * A firm on the platform.
 *
 * @param name what customers know it by, used in greetings
 * @param timeZone where its opening hours and due dates are read
 * @param language what a customer is spoken to in until their own language is known
 */
public record Tenant(TenantId id, String name, ZoneId timeZone, Language language) {}
