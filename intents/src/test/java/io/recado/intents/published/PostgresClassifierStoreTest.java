package io.recado.intents.published;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.database.TestDatabase;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class PostgresClassifierStoreTest implements ClassifierStoreContract {

  private static TestDatabase database;

  @BeforeAll
  static void start() {
    database = TestDatabase.with("core");
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @Override
  public ClassifierStore store() {
    return new PostgresClassifierStore(
        database.client(), database.database().dispatch(), database.database().scope());
  }

  @Override
  public TenantId newTenant() {
    return database.tenant("A tenant");
  }

  @Test
  void whatWasPublishedLongAgoIsNoNews() {
    var tenant = newTenant();
    Await.value(store().add(tenant, ClassifierStoreContract.learned()));
    database.executeAsOwner(
        "update classifier set published_at = published_at - interval '1 hour' where tenant_id = '%s'"
            .formatted(tenant));

    var news = Await.value(store().latest(Duration.ofMinutes(1)).collectList());

    assertThat(news).noneMatch(each -> each.tenant().equals(tenant));
  }
}
