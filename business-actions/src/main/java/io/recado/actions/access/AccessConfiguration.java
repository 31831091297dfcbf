package io.recado.actions.access;

import io.recado.actions.matter.Matters;
import io.recado.actions.ticket.CustomerNews;
import io.recado.egress.Egress;
import io.recado.tenant.TenantScope;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the restoring of services. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

  @Bean
  RestoreNews restoreNews(
      Restores restores, TenantScope scope, CustomerNews customers, Matters matters) {
    return new RestoreNews(restores, scope, customers, matters);
  }

  @Bean
  RouterCheck routerCheck(Egress egress) {
    return new RouterCheck(egress);
  }

  @Bean
  RestoreServices restoreServices(
      Restores restores, Routers routers, Egress egress, RestoreNews news) {
    return new RestoreServices(restores, routers, new MikroTik(egress), news);
  }
}
