package io.recado.admin.connection;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.recado.actions.glpi.GlpiAccess;
import io.recado.actions.monitor.MonitorAccess;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an owner wants the tenant connected with: one type for each kind, with what it takes. None
 * of them can be seen in a log.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(NewConnection.Glpi.class),
  @JsonSubTypes.Type(NewConnection.Icinga.class),
  @JsonSubTypes.Type(NewConnection.Zabbix.class),
  @JsonSubTypes.Type(NewConnection.Uisp.class),
  @JsonSubTypes.Type(NewConnection.MonitorHook.class),
  @JsonSubTypes.Type(NewConnection.Webhook.class)
})
sealed interface NewConnection {

  int LONGEST_NAME = 100;
  int LONGEST_ADDRESS = 2000;
  int LONGEST_SECRET = 1000;

  /** A certificate in PEM is some thousand characters. */
  int LONGEST_AUTHORITY = 20_000;

  /**
   * A GLPI, in place of the one that is connected.
   *
   * @param userToken the remote access key of the user that Recado is there
   * @param appToken of the API client, where GLPI asks for one
   * @param entity the id of the entity that tickets belong to; null for the user's own
   * @param authority a certificate in PEM that signs GLPI's own; null where everybody trusts it
   */
  @JsonTypeName("GLPI")
  record Glpi(
      String address,
      String userToken,
      @Nullable String appToken,
      @Nullable Long entity,
      @Nullable String authority)
      implements NewConnection {

    public Glpi {
      required(address, LONGEST_ADDRESS);
      required(userToken, LONGEST_SECRET);
      Words.check(appToken, LONGEST_SECRET);
      Words.check(authority, LONGEST_AUTHORITY);
    }

    GlpiAccess access() {
      var number = entity == null ? null : entity.toString();
      return new GlpiAccess(
          given(
              entry(GlpiAccess.ADDRESS, address),
              entry(GlpiAccess.USER_TOKEN, userToken),
              entry(GlpiAccess.APP_TOKEN, appToken),
              entry(GlpiAccess.ENTITY, number),
              entry(GlpiAccess.AUTHORITY, authority)));
    }

    @Override
    public String toString() {
      return "Glpi";
    }
  }

  /** An Icinga 2, by an API user. */
  @JsonTypeName("ICINGA")
  record Icinga(
      String name, String address, String user, String password, @Nullable String authority)
      implements NewConnection {

    public Icinga {
      required(name, LONGEST_NAME);
      required(address, LONGEST_ADDRESS);
      required(user, LONGEST_SECRET);
      required(password, LONGEST_SECRET);
      Words.check(authority, LONGEST_AUTHORITY);
    }

    MonitorAccess access() {
      return new MonitorAccess(
          given(
              entry(MonitorAccess.ADDRESS, address),
              entry(MonitorAccess.USER, user),
              entry(MonitorAccess.PASSWORD, password),
              entry(MonitorAccess.AUTHORITY, authority)));
    }

    @Override
    public String toString() {
      return "Icinga";
    }
  }

  /** A Zabbix, by an API token. */
  @JsonTypeName("ZABBIX")
  record Zabbix(String name, String address, String token, @Nullable String authority)
      implements NewConnection {

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
      implements NewConnection {

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
  record MonitorHook(String name) implements NewConnection {

    public MonitorHook {
      required(name, LONGEST_NAME);
    }
  }

  /**
   * Somebody whom we tell what happens.
   *
   * @param types such as {@code ticket.opened}; null for all
   */
  @JsonTypeName("WEBHOOK")
  record Webhook(String address, @Nullable List<String> types) implements NewConnection {

    private static final int MOST_TYPES = 100;

    public Webhook {
      required(address, LONGEST_ADDRESS);
      if (types != null
          && (types.size() > MOST_TYPES || types.stream().anyMatch(Objects::isNull))) {
        throw new ApiProblem(ApiError.BODY_UNREADABLE, "Types of events are up to 100 texts.");
      }
    }

    @Override
    public String toString() {
      return "Webhook";
    }
  }

  private static void monitor(
      String name, String address, String token, @Nullable String authority) {
    required(name, LONGEST_NAME);
    required(address, LONGEST_ADDRESS);
    required(token, LONGEST_SECRET);
    Words.check(authority, LONGEST_AUTHORITY);
  }

  private static MonitorAccess byToken(String address, String token, @Nullable String authority) {
    return new MonitorAccess(
        given(
            entry(MonitorAccess.ADDRESS, address),
            entry(MonitorAccess.TOKEN, token),
            entry(MonitorAccess.AUTHORITY, authority)));
  }

  private static void required(@Nullable String text, int most) {
    if (text == null) {
      throw new ApiProblem(ApiError.BODY_UNREADABLE, "Something that is needed is missing.");
    }
    Words.check(text, most);
  }

  private static Given entry(String name, @Nullable String value) {
    return new Given(name, value);
  }

  private static Map<String, String> given(Given... entries) {
    var map = new HashMap<String, String>();
    for (var entry : entries) {
      if (entry.value() != null) {
        map.put(entry.name(), entry.value());
      }
    }
    return map;
  }

  /** Something that may be set. */
  record Given(String name, @Nullable String value) {

    @Override
    public String toString() {
      return name;
    }
  }
}
