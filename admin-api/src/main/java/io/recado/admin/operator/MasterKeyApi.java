package io.recado.admin.operator;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.channel.MasterKeys;
import io.recado.channel.ResealReports;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** How far the change of the master key is, for whoever runs the installation. */
@RestController
@RequestMapping("/api/v1/master-keys")
class MasterKeyApi {

  private final MasterKeys keys;
  private final ResealReports reports;

  MasterKeyApi(MasterKeys keys, ResealReports reports) {
    this.keys = keys;
    this.reports = reports;
  }

  /** Those that this process was given. */
  @Needs(Permission.RUN_INSTALLATION)
  @GetMapping
  Mono<MasterKeyView> masterKeys(Caller caller) {
    return reports
        .last()
        .map(report -> MasterKeyView.of(keys, report))
        .defaultIfEmpty(MasterKeyView.of(keys));
  }

  /**
   * Has everything sealed anew under the current key, within seconds; the same again does no harm.
   */
  @Needs(Permission.RUN_INSTALLATION)
  @PostMapping("/resealing")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Mono<Void> reseal(Caller caller) {
    return keys.all().size() > 1
        ? reports.soon()
        : Mono.error(
            new ApiProblem(ApiError.NOT_POSSIBLE, "There is one key, and nothing to seal anew."));
  }
}
