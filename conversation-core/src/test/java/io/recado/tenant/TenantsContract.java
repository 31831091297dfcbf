package io.recado.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.conversation.Language;
import io.recado.conversation.Uuid7;
import io.recado.testing.Await;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** What {@link Tenants} promises. */
interface TenantsContract {

  Tenants tenants();

  /** Adds a tenant of this name that speaks Spanish in Mexico City. */
  TenantId add(String name);

  @Test
  default void aTenantIsFoundById() {
    var id = add("Red Andina");
    add("Another");

    var tenant = Await.value(tenants().find(id));

    assertThat(tenant)
        .isEqualTo(
            new Tenant(id, "Red Andina", ZoneId.of("America/Mexico_City"), Language.SPANISH));
  }

  @Test
  default void aTenantNobodyAddedIsNotThere() {
    assertThat(Await.empty(tenants().find(new TenantId(Uuid7.next())))).isTrue();
  }
}
