package io.recado.admin.operator;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Cursor;
import io.recado.admin.web.Page;
import io.recado.channel.ChannelNews;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The tenants of the installation, for whoever runs it. */
@RestController
@RequestMapping("/api/v1/tenants")
class TenantApi {

  private final PostgresTenantList tenants;
  private final ChannelNews news;

  TenantApi(PostgresTenantList tenants, ChannelNews news) {
    this.tenants = tenants;
    this.news = news;
  }

  @Needs(Permission.RUN_INSTALLATION)
  @GetMapping
  Mono<Page<TenantView>> tenants(
      Caller caller,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable Integer limit) {
    int size = Page.size(limit);
    return tenants
        .page(Cursor.parse(cursor), size + 1)
        .map(found -> Page.of(found, size, one -> new Cursor(one.createdAt(), one.id())));
  }

  /** Nobody of it is let in, and its channels lead nowhere, until it is resumed. */
  @Needs(Permission.RUN_INSTALLATION)
  @PutMapping("/{tenant}/suspension")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> suspend(Caller caller, @PathVariable UUID tenant) {
    if (tenant.equals(caller.tenant().value())) {
      return Mono.error(
          new ApiProblem(ApiError.NOT_POSSIBLE, "Nobody suspends whom they are signed in with."));
    }
    return tenants.suspend(tenant, caller.person()).flatMap(this::told);
  }

  @Needs(Permission.RUN_INSTALLATION)
  @DeleteMapping("/{tenant}/suspension")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> resume(Caller caller, @PathVariable UUID tenant) {
    return tenants.resume(tenant, caller.person()).flatMap(this::told);
  }

  /** The gateways remember channels, and are told that these lead elsewhere now. */
  private Mono<Void> told(boolean found) {
    return found ? news.changed() : Mono.error(new ApiProblem(ApiError.NOT_FOUND));
  }
}
