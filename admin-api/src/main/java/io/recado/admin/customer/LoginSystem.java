package io.recado.admin.customer;

import io.recado.actions.password.SystemKind;
import java.util.UUID;

/** A system of the tenant's that customers may have logins in. */
record LoginSystem(UUID id, String name, SystemKind kind) {}
