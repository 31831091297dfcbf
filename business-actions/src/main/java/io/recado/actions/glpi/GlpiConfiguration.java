package io.recado.actions.glpi;

import io.recado.actions.attachment.Attachments;
import io.recado.actions.ticket.TicketDesk;
import io.recado.channel.SecretBox;
import io.recado.database.DispatchDatabase;
import io.recado.egress.Egress;
import io.recado.health.Sampled;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.tenant.TenantScope;
import io.recado.tenant.Tenants;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;

/** Wires tickets to the GLPIs of tenants. */
@Configuration(proxyBeanMethods = false)
class GlpiConfiguration {

  @Bean
  GlpiCheck glpiCheck(Egress egress) {
    return new GlpiCheck(egress);
  }

  @Bean
  TellGlpi tellGlpi(DatabaseClient client, TenantScope scope, Attachments attachments) {
    return new TellGlpi(client, scope, attachments);
  }

  @Bean
  HearGlpi hearGlpi(DatabaseClient client, TenantScope scope, TicketDesk desk) {
    return new HearGlpi(client, scope, desk);
  }

  @Bean
  VisitGlpi.Visit glpiVisit(
      Egress egress, Settings settings, Tenants tenants, TellGlpi tell, HearGlpi hear) {
    var uploading = settings.duration(Setting.EGRESS_UPLOAD_TIMEOUT);
    return new VisitGlpi.Visit(egress, uploading, tenants, tell, hear);
  }

  @Bean
  VisitGlpi visitGlpi(
      DispatchDatabase dispatch,
      DatabaseClient client,
      TenantScope scope,
      SecretBox box,
      VisitGlpi.Visit visit) {
    return new VisitGlpi(dispatch, client, scope, box, visit);
  }

  @Bean
  Sampled<List<GlpiDesks.Failing>> failingGlpis(GlpiDesks desks) {
    return new Sampled<>(() -> desks.failing().collectList(), List.of());
  }

  @Bean
  GlpiHealth glpiHealthIndicator(Sampled<List<GlpiDesks.Failing>> failingGlpis) {
    return new GlpiHealth(failingGlpis);
  }
}
