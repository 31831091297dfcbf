package io.recado.admin.dashboard;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.health.DataPlane;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Whether what is written leaves, for everybody who writes. */
@RestController
@RequestMapping("/api/v1/gateway")
class GatewayApi {

  private final DataPlane gateways;

  GatewayApi(DataPlane gateways) {
    this.gateways = gateways;
  }

  /**
   * @param serving false when messages only wait: they leave, and the bot answers, as soon as a
   *     gateway is back
   */
  record GatewayView(boolean serving) {}

  @Needs(Permission.READ_INBOX)
  @GetMapping
  Mono<GatewayView> gateway(Caller caller) {
    return gateways.isServing().map(GatewayView::new);
  }
}
