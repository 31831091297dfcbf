package io.recado.database;

import org.springframework.r2dbc.core.DatabaseClient;

/**
 * The database as the role {@code recado_dispatch} sees it: routing and scheduling columns of every
 * tenant, and nothing of what is said. For the questions that come before a tenant is known.
 */
public record DispatchDatabase(DatabaseClient client) {}
