package io.recado.admin.connection;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.recado.actions.monitor.MonitorAccess;
import io.recado.admin.web.Words;
import org.jspecify.annotations.Nullable;

/** A monitor to connect. */
sealed interface MonitorWish extends NewConnection {

  /** An Icinga 2, by an API user. */
  @JsonTypeName("ICINGA")
  record Icinga(
      String name, String address, String user, String password, @Nullable String authority)
      implements MonitorWish {

    public Icinga {
      Fields.required(name, Fields.LONGEST_NAME);
      Fields.required(address, Fields.LONGEST_ADDRESS);
      Fields.required(user, Fields.LONGEST_SECRET);
      Fields.required(password, Fields.LONGEST_SECRET);
      Words.check(authority, Fields.LONGEST_AUTHORITY);
    }

    MonitorAccess access() {
      return new MonitorAccess(
          Fields.given(
              Fields.entry(MonitorAccess.ADDRESS, address),
              Fields.entry(MonitorAccess.USER, user),
              Fields.entry(MonitorAccess.PASSWORD, password),
              Fields.entry(MonitorAccess.AUTHORITY, authority)));
    }

    @Override
    public String toString() {
      return "Icinga";
    }
  }

  /** A Zabbix, by an API token. */
  @JsonTypeName("ZABBIX")
  record Zabbix(String name, String address, String token, @Nullable String authority)
      implements MonitorWish {

    public Zabbix {
      monitor(name, address, token, authority);
    }

    MonitorAccess access() {
      return byToken(address, token, authority);
    }

    @Override
    public String toString() {
      return "Zabbix";
    }
  }

  /** A UISP, by an API token. */
  @JsonTypeName("UISP")
  record Uisp(String name, String address, String token, @Nullable String authority)
      implements MonitorWish {

    public Uisp {
      monitor(name, address, token, authority);
    }

    MonitorAccess access() {
      return byToken(address, token, authority);
    }

    @Override
    public String toString() {
      return "Uisp";
    }
  }

  /** A monitor that tells us; what it has to know is made by us. */
  @JsonTypeName("MONITOR_HOOK")
  record MonitorHook(String name) implements MonitorWish {

    public MonitorHook {
      Fields.required(name, Fields.LONGEST_NAME);
    }
  }

  private static void monitor(
      String name, String address, String token, @Nullable String authority) {
    Fields.required(name, Fields.LONGEST_NAME);
    Fields.required(address, Fields.LONGEST_ADDRESS);
    Fields.required(token, Fields.LONGEST_SECRET);
    Words.check(authority, Fields.LONGEST_AUTHORITY);
  }

  private static MonitorAccess byToken(String address, String token, @Nullable String authority) {
    return new MonitorAccess(
        Fields.given(
            Fields.entry(MonitorAccess.ADDRESS, address),
            Fields.entry(MonitorAccess.TOKEN, token),
            Fields.entry(MonitorAccess.AUTHORITY, authority)));
  }
}
