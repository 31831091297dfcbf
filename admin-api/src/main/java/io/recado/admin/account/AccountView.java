package io.recado.admin.account;

import io.recado.admin.access.Role;
import io.recado.conversation.Language;
import java.util.UUID;

/**
 * Somebody's own account, and what it is in the tenant they are signed in with.
 *
 * @param language they are written to in
 * @param company whom they are signed in with
 * @param secondFactor whether one is on
 * @param recoveryCodesLeft zero while it is off
 * @param operator whether they run the installation
 */
record AccountView(
    UUID person,
    String email,
    String name,
    Role role,
    Language language,
    String company,
    boolean secondFactor,
    long recoveryCodesLeft,
    boolean operator) {}
