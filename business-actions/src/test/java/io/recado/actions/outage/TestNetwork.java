package io.recado.actions.outage;

import io.recado.action.ActionRequest;
import io.recado.action.CustomerId;
import io.recado.action.IdempotencyKey;
import io.recado.actions.TestConversations;
import io.recado.actions.TestConversations.TestThread;
import io.recado.actions.invoice.TestInvoices;
import io.recado.conversation.ContactId;
import io.recado.conversation.Language;
import io.recado.conversation.Uuid7;
import io.recado.database.TestDatabase;
import io.recado.settings.Settings;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** One tenant's network, its customers and those who write: north and south of one node. */
public final class TestNetwork {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  public final TenantId tenant;
  public final NodeId hill;
  public final NodeId north;
  public final NodeId south;

  private final TestDatabase database;
  private final Suspicions suspicions;
  private final TestInvoices rows;
  private final UUID plan = Uuid7.next();
  private final Map<ContactId, CustomerId> proven = new HashMap<>();

  public TestNetwork(TestDatabase database) {
    this.database = database;
    this.suspicions = new Suspicions(database.client());
    this.rows = new TestInvoices(database);
    tenant = database.tenant("A tenant");
    hill = node("node", null, "Nodo Cerro");
    north = node("sector", hill, "Cerro Norte");
    south = node("sector", hill, "Cerro Sur");
    rows.write(
        tenant,
        "insert into plan (tenant_id, plan_id, name, download_mbps, upload_mbps, price_minor,"
            + " currency, tax_basis_points) values ($1, $2, 'Hogar', 200, 100, 14990, 'CLP', 1900)",
        plan);
  }

  /**
   * @param above null for a node that nothing feeds
   */
  NodeId node(String kind, @Nullable NodeId above, String name) {
    var id = Uuid7.next();
    rows.write(
        tenant,
        "insert into network_node (tenant_id, node_id, parent_id, kind, name)"
            + " values ($1, $2, nullif($3, $2), $4, $5)",
        id,
        above == null ? id : above.value(),
        kind,
        name);
    return new NodeId(id);
  }

  /** Somebody who is proven to be a customer with an access below this sector. */
  TestThread customerBelow(NodeId sector) {
    var thread = somebody();
    var customer = rows.customer(tenant, null);
    serve(customer, sector);
    proven.put(thread.contact(), customer);
    return thread;
  }

  NodeId serve(CustomerId customer, NodeId sector) {
    var access = node("access", sector, "Acceso " + NUMBER.incrementAndGet());
    rows.write(
        tenant,
        "insert into subscription (tenant_id, subscription_id, customer_id, plan_id, access_id,"
            + " since) values ($1, $2, $3, $4, $5, current_date)",
        Uuid7.next(),
        customer.value(),
        plan,
        access.value());
    return access;
  }

  CustomerId customerOf(TestThread thread) {
    return Objects.requireNonNull(proven.get(thread.contact()));
  }

  /** Somebody of whom nothing is known. */
  TestThread somebody() {
    var thread = TestConversations.add(database, tenant);
    rows.write(
        tenant,
        "insert into conversation_work (tenant_id, conversation_id) values ($1, $2)",
        thread.conversation().value());
    return thread;
  }

  public IncidentDesk desk() {
    var changes = new IncidentChanges(database.client(), suspicions);
    return new PostgresIncidentDesk(database.client(), database.scope(), suspicions, changes);
  }

  NetworkDesk networkDesk() {
    var changes =
        new NodeChanges(database.client(), new IncidentChanges(database.client(), suspicions));
    return new PostgresNetworkDesk(
        database.client(), database.scope(), changes, Settings.of(Map.of()));
  }

  WorksDesk worksDesk() {
    return new PostgresWorksDesk(database.client(), database.scope(), suspicions);
  }

  /** A transaction that acts on a node's tree until {@code done} completes. */
  Mono<Void> holdTree(NodeId node, Mono<Void> done) {
    return database.scope().inTenant(tenant, () -> suspicions.lockTree(tenant, node).then(done));
  }

  Reports reports() {
    return new PostgresReports(database.client(), database.scope(), suspicions);
  }

  AreaStates states() {
    return new PostgresAreaStates(database.client(), database.scope());
  }

  Places places() {
    return new Places(
        (any, conversation, contact) -> Mono.justOrEmpty(proven.get(contact)),
        new PostgresNetwork(database.client(), database.scope()));
  }

  Place placeOf(TestThread thread) {
    return placeOf(thread, null);
  }

  Place placeOf(TestThread thread, @Nullable String said) {
    return Await.value(places().of(tenant, thread.conversation(), thread.contact(), said));
  }

  /** Has each of them report that their service fails. */
  void haveReport(TestThread... threads) {
    for (var thread : threads) {
      Await.done(reports().file(report(thread), placeOf(thread)));
    }
  }

  ActionRequest report(TestThread thread) {
    return new ActionRequest(
        tenant,
        thread.conversation(),
        thread.contact(),
        new IdempotencyKey("report-" + NUMBER.incrementAndGet()),
        FileOutage.NAME,
        Map.of(),
        Language.SPANISH);
  }

  /** {@code Cerro Norte suspected 3} for each incident, with how many reports it explains. */
  public List<String> incidents() {
    return list(
        "select n.name || ' ' || i.state || ' ' || (select count(*) from outage_report r"
            + " where r.tenant_id = $1 and r.incident_id = i.incident_id)"
            + " from incident i join network_node n on n.tenant_id = $1 and n.node_id = i.node_id"
            + " where i.tenant_id = $1 order by i.incident_id");
  }

  /** What was said to customers on the outbox, in no order. */
  List<String> said() {
    return list("select content ->> 'body' from outbox where tenant_id = $1 order by 1");
  }

  public List<String> list(String sql) {
    return Await.value(
        database
            .scope()
            .inTenant(
                tenant,
                () ->
                    database
                        .client()
                        .sql(sql)
                        .bind(0, tenant.value())
                        .mapValue(String.class)
                        .all()
                        .collectList()));
  }

  public void write(String sql, Object... values) {
    rows.write(tenant, sql, values);
  }
}
