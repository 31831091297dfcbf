package io.recado.admin.people;

import io.recado.admin.access.Role;
import java.util.UUID;

/** A person of the tenant, as colleagues see them. */
public record Member(UUID id, String name, Role role) {}
