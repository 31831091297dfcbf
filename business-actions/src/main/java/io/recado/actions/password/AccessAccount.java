package io.recado.actions.password;

/**
 * What a customer signs in with: their login in one system.
 *
 * @param login as the system knows it; one customer's alone
 */
record AccessAccount(AccessId id, PasswordSystem system, String login) {}
