package io.recado.actions.published;

import io.recado.actions.ActionCatalog;
import io.recado.dialogue.FlowCatalog;

/** What a tenant's bot can do: its flows, and the actions and lookups they ask for. */
public record TenantBot(FlowCatalog flows, ActionCatalog actions) {}
