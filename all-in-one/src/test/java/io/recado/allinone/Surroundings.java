package io.recado.allinone;

import io.recado.database.TestDatabase;
import io.recado.live.TestRedis;
import io.recado.settings.Setting;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What the product stands on and talks to, for one class of tests: an empty database, a Redis, and
 * fakes of the channels' APIs.
 */
final class Surroundings implements AutoCloseable {

  private final TestDatabase database = TestDatabase.with();
  private final TestRedis redis = TestRedis.start();
  private final GraphApi graph = new GraphApi();
  private final BotApi bots = new BotApi();
  private final Site site = Site.onFreePort();
  private final Path data;

  /**
   * @param data where a product keeps what it makes for itself, such as its master key
   */
  Surroundings(Path data) {
    this.data = data;
  }

  GraphApi graph() {
    return graph;
  }

  BotApi bots() {
    return bots;
  }

  /** Where the product is, or will be. */
  Site site() {
    return site;
  }

  Rows rows() {
    return new Rows(database.url());
  }

  /** For a product with the demo tenant on WhatsApp. */
  Map<Setting, String> settings() {
    return settings(WhatsAppCustomer.SETTINGS);
  }

  /** For a product with the demo tenant on a channel. */
  Map<Setting, String> settings(Map<Setting, String> channel) {
    var settings = new HashMap<>(channel);
    settings.put(Setting.PORT, Integer.toString(site.port()));
    settings.put(Setting.DATA_DIR, data.toString());
    settings.put(Setting.DATABASE_URL, database.url());
    settings.put(Setting.REDIS_URL, redis.url());
    settings.put(Setting.WHATSAPP_API_URL, graph.url());
    settings.put(Setting.TELEGRAM_API_URL, bots.url());
    return settings;
  }

  @Override
  public void close() {
    bots.close();
    graph.close();
    redis.close();
    database.close();
  }
}
