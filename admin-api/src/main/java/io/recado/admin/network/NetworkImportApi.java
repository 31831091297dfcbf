package io.recado.admin.network;

import io.recado.actions.outage.NetworkDesk;
import io.recado.actions.outage.NetworkDesk.NewNode;
import io.recado.actions.outage.NetworkDesk.Outcome;
import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.TableBody;
import io.recado.audit.SignedChanges;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.tenant.TenantId;
import java.util.List;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** A whole network at once, as a spreadsheet gives it. */
@RestController
@RequestMapping("/api/v1/network/imports")
class NetworkImportApi {

  private final NetworkDesk desk;
  private final SignedChanges changes;
  private final int most;

  NetworkImportApi(NetworkDesk desk, SignedChanges changes, Settings settings) {
    this.desk = desk;
    this.changes = changes;
    this.most = settings.count(Setting.TENANT_MOST_NODES);
  }

  /**
   * A file, as text.
   *
   * @param text a line for each part: kind, name, and the name of what feeds it
   * @param dryRun whether to say only what would be wrong
   */
  record NetworkText(String text, boolean dryRun) implements TableBody {

    @SuppressWarnings("ConstantValue") // What is read from JSON may lack anything.
    NetworkText {
      if (text == null) {
        throw new ApiProblem(ApiError.BODY_UNREADABLE, "A text is needed.");
      }
    }

    @Override
    public String toString() {
      return "NetworkText";
    }
  }

  /** Adds all of it, or nothing where anything is wrong; the report says what, line by line. */
  @Needs(Permission.MANAGE_NETWORK)
  @PostMapping
  Mono<ImportReport> importNetwork(Caller caller, @RequestBody NetworkText file) {
    var rows = NetworkRows.read(file.text(), most);
    if (rows.lines() > most) {
      return tooMany();
    }
    return NodeNames.unique(
        caller.signs(
            changes,
            () ->
                desk.named(caller.tenant(), rows.names())
                    .map(existing -> new PlaceRows(rows, existing))
                    .flatMap(placed -> add(caller.tenant(), rows, placed, file.dryRun()))));
  }

  private Mono<ImportReport> add(
      TenantId tenant, NetworkRows rows, PlaceRows placed, boolean dryRun) {
    var problems = placed.problems();
    if (!problems.isEmpty()) {
      return Mono.just(ImportReport.refused(rows.lines(), problems));
    }
    return dryRun || rows.lines() == 0
        ? Mono.just(ImportReport.fit(rows.lines(), 0))
        : add(tenant, placed.nodes());
  }

  private Mono<ImportReport> add(TenantId tenant, List<NewNode> nodes) {
    return desk.add(tenant, nodes)
        .flatMap(
            outcome ->
                switch (outcome) {
                  case Outcome.Done() -> Mono.just(ImportReport.fit(nodes.size(), nodes.size()));
                  case Outcome.TooMany() -> tooMany();
                  // Somebody has changed what feeds one of them meanwhile.
                  case Outcome.Misplaced(), Outcome.Unknown(), Outcome.InUse _ ->
                      Mono.error(() -> new ApiProblem(ApiError.TRY_AGAIN));
                });
  }

  private static <T> Mono<T> tooMany() {
    return Mono.error(() -> new ApiProblem(ApiError.TOO_MANY));
  }
}
