package io.recado.actions.published;

import io.recado.actions.ActionCatalog;
import io.recado.dialogue.FlowCatalog;
import io.recado.understanding.Caution;

/**
 * What a tenant's bot can do: its flows, and the actions and lookups they ask for.
 *
 * @param caution how sure it is to be before it acts
 */
public record TenantBot(FlowCatalog flows, ActionCatalog actions, Caution caution) {}
