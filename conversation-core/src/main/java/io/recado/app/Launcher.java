package io.recado.app;

import io.recado.database.DatabaseException;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.settings.SettingsException;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Starts an application. What keeps it from starting is told in one line each on standard error,
 * and by the exit code: 2 for settings, 1 for anything else.
 */
public final class Launcher {

  private static final int BAD_SETTINGS = 2;
  private static final int CANNOT_START = 1;

  private Launcher() {}

  /**
   * Starts from the process's environment, or ends the process.
   *
   * @param modules whose tables the application needs
   * @param complete gives the settings what the environment left open, such as embedded servers
   */
  public static ConfigurableApplicationContext launch(
      List<String> modules, UnaryOperator<Settings> complete) {
    try {
      var environment = System.getenv();
      for (var unknown : Settings.unknownVariables(environment)) {
        System.err.println("recado: " + unknown + " is not a setting and is passed over");
      }
      var settings = Settings.of(environment);
      requireFreePorts(settings);
      return start(settings, modules, complete);
    } catch (RuntimeException e) {
      throw exit(Ending.of(e));
    }
  }

  /** The servers are started here, when logging is set up already and nothing needs them yet. */
  private static ConfigurableApplicationContext start(
      Settings given, List<String> modules, UnaryOperator<Settings> complete) {
    return new SpringApplicationBuilder(RecadoApplication.class)
        .properties(properties(given))
        .initializers(
            context -> {
              var settings = requireServers(complete.apply(given));
              var beans = (GenericApplicationContext) context;
              beans.registerBean(Settings.class, () -> settings);
              beans.registerBean(MigrationModules.class, () -> new MigrationModules(modules));
            })
        .run();
  }

  static Settings requireServers(Settings settings) {
    for (var needed : List.of(Setting.DATABASE_URL, Setting.REDIS_URL)) {
      if (settings.find(needed).isEmpty()) {
        throw new StartException(needed.variable() + " is not set");
      }
    }
    return settings;
  }

  private static Map<String, Object> properties(Settings settings) {
    var properties = new HashMap<String, Object>();
    properties.put("spring.config.name", "recado");
    properties.put("server.port", settings.count(Setting.PORT));
    properties.put(
        "spring.lifecycle.timeout-per-shutdown-phase",
        settings.duration(Setting.SHUTDOWN_GRACE).toMillis() + "ms");
    // Apart from everything else, health may tell its details; in public it tells states only.
    settings
        .find(Setting.MANAGEMENT_PORT)
        .ifPresent(
            port -> {
              properties.put("management.server.port", port);
              properties.put("management.endpoint.health.show-details", "always");
            });
    properties.put(
        "server.forward-headers-strategy", settings.isOn(Setting.TRUST_PROXY) ? "native" : "none");
    var logFormat = settings.text(Setting.LOG_FORMAT);
    if (!logFormat.equals("text")) {
      properties.put("logging.structured.format.console", logFormat);
    }
    return properties;
  }

  /** Asked before anything is started, so that the answer is one clear line. */
  static void requireFreePorts(Settings settings) {
    for (var setting : List.of(Setting.PORT, Setting.MANAGEMENT_PORT)) {
      settings.find(setting).map(Integer::parseInt).ifPresent(port -> requireFree(port, setting));
    }
  }

  private static void requireFree(int port, Setting setting) {
    try {
      new ServerSocket(port).close();
    } catch (IOException e) {
      throw new StartException(
          "Port %d is in use; free it or set %s".formatted(port, setting.variable()));
    }
  }

  /**
   * The settings as they are, for an application that may run several times on one database: every
   * process must be given the same master key, instead of making its own.
   *
   * @throws SettingsException when there is none
   */
  public static Settings withSharedMasterKey(Settings settings) {
    if (settings.find(Setting.MASTER_KEY).isEmpty()) {
      throw new SettingsException(
          List.of(
              Setting.MASTER_KEY.variable()
                  + " is not set; processes on one database need the same one"));
    }
    return settings;
  }

  private static IllegalStateException exit(Ending ending) {
    ending.reasons().forEach(reason -> System.err.println("recado: " + reason));
    System.exit(ending.code());
    return new IllegalStateException("the process has ended");
  }

  /**
   * How a start that failed ends.
   *
   * @param reasons in the product's own words where there are some: they are what can be acted on
   */
  record Ending(int code, List<String> reasons) {

    static Ending of(Throwable error) {
      for (var cause = error; cause != null; cause = cause.getCause()) {
        if (cause instanceof SettingsException settings) {
          return new Ending(BAD_SETTINGS, settings.problems());
        }
        if (cause instanceof StartException || cause instanceof DatabaseException) {
          return new Ending(CANNOT_START, List.of(String.valueOf(cause.getMessage())));
        }
      }
      return new Ending(CANNOT_START, List.of("The product cannot start: " + rootOf(error)));
    }

    private static Throwable rootOf(Throwable error) {
      var root = error;
      while (root.getCause() != null) {
        root = root.getCause();
      }
      return root;
    }
  }
}
