package io.recado.admin.customer;

import java.util.UUID;

/** An access of the network. */
record FreeAccess(UUID id, String name) {}
