package io.recado.admin.network;

import java.util.UUID;

/** A router that service can be switched at. */
record RouterName(UUID id, String name) {}
