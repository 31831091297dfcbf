package io.recado.gateway.app;

import io.recado.channel.MasterKeys;
import io.recado.conversation.Language;
import io.recado.gateway.channel.webchat.VisitorLanguages;
import io.recado.gateway.channel.webchat.WidgetKey;
import io.recado.tenant.TenantScope;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** What the web widget needs from the rest of the product. */
@Configuration(proxyBeanMethods = false)
class WidgetWiring {

  private static final String LANGUAGE =
      """
      select c.dialogue ->> 'language' from channel_user u
      join conversation c on c.tenant_id = u.tenant_id and c.conversation_id = u.conversation_id
      where u.tenant_id = $1 and u.channel_id = $2 and u.user_id = $3
      """;

  @Bean
  WidgetKey widgetKey(MasterKeys keys) {
    return new WidgetKey(keys.all().stream().map(key -> key.derive("widget visitors")).toList());
  }

  @Bean
  VisitorLanguages visitorLanguages(DatabaseClient database, TenantScope scope) {
    return (channel, visitor) ->
        scope.inTenant(
            channel.tenant(),
            () ->
                database
                    .sql(LANGUAGE)
                    .bind(0, channel.tenant().value())
                    .bind(1, channel.id().value())
                    .bind(2, visitor)
                    .mapValue(String.class)
                    .one()
                    .map(Language::valueOf));
  }
}
