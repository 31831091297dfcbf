package io.recado.admin.customer;

import io.recado.actions.password.SystemKind;
import java.util.UUID;

/**
 * What a customer signs in with, and can have a new password for.
 *
 * @param system which holds the password; by its name people and customers know it
 * @param login as the system knows it; one customer's alone
 */
record LoginView(
    UUID id, UUID customer, UUID system, String systemName, SystemKind systemKind, String login) {}
