package io.recado.admin.connection;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.recado.actions.glpi.GlpiAccess;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Words;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an owner wants the tenant connected with: one type for each kind, with what it takes. None
 * of them can be seen in a log.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(NewConnection.Glpi.class),
  @JsonSubTypes.Type(MonitorWish.Icinga.class),
  @JsonSubTypes.Type(MonitorWish.Zabbix.class),
  @JsonSubTypes.Type(MonitorWish.Uisp.class),
  @JsonSubTypes.Type(MonitorWish.MonitorHook.class),
  @JsonSubTypes.Type(NewConnection.Webhook.class),
  @JsonSubTypes.Type(PaymentWish.Stripe.class),
  @JsonSubTypes.Type(PaymentWish.MercadoPago.class),
  @JsonSubTypes.Type(PasswordWish.Portal.class),
  @JsonSubTypes.Type(PasswordWish.Ldap.class),
  @JsonSubTypes.Type(PasswordWish.Radius.class),
  @JsonSubTypes.Type(PasswordWish.RouterOs.class),
  @JsonSubTypes.Type(PasswordWish.Jellyfin.class),
  @JsonSubTypes.Type(PasswordWish.JfaGo.class),
  @JsonSubTypes.Type(NewConnection.MikroTik.class),
  @JsonSubTypes.Type(NewConnection.CalDav.class)
})
sealed interface NewConnection
    permits NewConnection.Glpi,
        NewConnection.Webhook,
        NewConnection.MikroTik,
        NewConnection.CalDav,
        MonitorWish,
        PaymentWish,
        PasswordWish {

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
      Fields.required(address, Fields.LONGEST_ADDRESS);
      Fields.required(userToken, Fields.LONGEST_SECRET);
      Words.check(appToken, Fields.LONGEST_SECRET);
      Words.check(authority, Fields.LONGEST_AUTHORITY);
    }

    GlpiAccess access() {
      var number = entity == null ? null : entity.toString();
      return new GlpiAccess(
          Fields.given(
              Fields.entry(GlpiAccess.ADDRESS, address),
              Fields.entry(GlpiAccess.USER_TOKEN, userToken),
              Fields.entry(GlpiAccess.APP_TOKEN, appToken),
              Fields.entry(GlpiAccess.ENTITY, number),
              Fields.entry(GlpiAccess.AUTHORITY, authority)));
    }

    @Override
    public String toString() {
      return "Glpi";
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
      Fields.required(address, Fields.LONGEST_ADDRESS);
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

  /**
   * A router with RouterOS 7 that switches service on again.
   *
   * @param user one that may read, write and use the REST interface
   */
  @JsonTypeName("MIKROTIK")
  record MikroTik(String name, String address, String user, String password)
      implements NewConnection {

    public MikroTik {
      Fields.required(name, Fields.LONGEST_NAME);
      Fields.required(address, Fields.LONGEST_ADDRESS);
      Fields.required(user, Fields.LONGEST_SECRET);
      Fields.required(password, Fields.LONGEST_SECRET);
    }

    @Override
    public String toString() {
      return "MikroTik";
    }
  }

  /**
   * A server on which a calendar stands as well.
   *
   * @param calendar which one; null where it is known already
   * @param address the calendar's own, not the server's
   */
  @JsonTypeName("CALDAV")
  record CalDav(@Nullable UUID calendar, String address, String user, String password)
      implements NewConnection {

    public CalDav {
      Fields.required(address, Fields.LONGEST_ADDRESS);
      Fields.required(user, Fields.LONGEST_SECRET);
      Fields.required(password, Fields.LONGEST_SECRET);
    }

    @Override
    public String toString() {
      return "CalDav";
    }
  }
}
