package io.recado.allinone;

import io.recado.app.Launcher;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.util.List;

/** Both planes in one process; what the environment does not name is started beside it. */
public final class AllInOne {

  private static final List<String> MODULES = List.of("core", "actions", "gateway", "admin");

  private AllInOne() {}

  public static void main(String[] arguments) {
    var context = Launcher.launch(MODULES, AllInOne::withServers);
    var settings = context.getBean(Settings.class);
    System.out.print(Welcome.text(settings, context.getBean(DemoSignIn.class)));
  }

  /** The settings, completed by the addresses of the servers started for what they leave open. */
  private static Settings withServers(Settings settings) {
    boolean database = settings.find(Setting.DATABASE_URL).isPresent();
    boolean redis = settings.find(Setting.REDIS_URL).isPresent();
    if (database && redis) {
      return settings;
    }
    var directory = DataDirectory.open(settings.directory(Setting.DATA_DIR));
    var complete = settings;
    if (!database) {
      complete = complete.with(Setting.DATABASE_URL, PostgresServer.start(directory).url());
    }
    if (!redis) {
      complete = complete.with(Setting.REDIS_URL, RedisServerProcess.start(directory).url());
    }
    return complete;
  }
}
