package io.recado.benchmarks.fault;

import io.recado.app.MigrationModules;
import io.recado.conversation.ConversationId;
import io.recado.conversation.Takeover;
import io.recado.queue.ConversationKey;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.tenant.TenantId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The product's own takeover in this process, as the panel calls it. */
final class Panel implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();
  private final Takeover takeover;

  /**
   * @param databaseUrl of a database that is migrated
   */
  Panel(String databaseUrl, String redisUrl, Map<Setting, String> settings) {
    var variables = new HashMap<String, String>();
    settings.forEach((setting, value) -> variables.put(setting.variable(), value));
    variables.put(Setting.DATABASE_URL.variable(), databaseUrl);
    variables.put(Setting.REDIS_URL.variable(), redisUrl);
    context.registerBean(Settings.class, () -> Settings.of(variables));
    context.registerBean(MigrationModules.class, () -> new MigrationModules(List.of()));
    context.register(
        type("io.recado.app.Infrastructure"), type("io.recado.conversation.PostgresTakeover"));
    context.refresh();
    takeover = context.getBean(Takeover.class);
  }

  /** Returns when the takeover is confirmed. */
  void takeOver(TenantId tenant, UUID conversation) {
    takeover.takeOver(key(tenant, conversation), "agent").block(PATIENCE);
  }

  void handBack(TenantId tenant, UUID conversation) {
    takeover.handBack(key(tenant, conversation)).block(PATIENCE);
  }

  @Override
  public void close() {
    context.close();
  }

  private static ConversationKey key(TenantId tenant, UUID conversation) {
    return new ConversationKey(tenant, new ConversationId(conversation));
  }

  /** Neither is public: the product's applications find them by scanning. */
  private static Class<?> type(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
