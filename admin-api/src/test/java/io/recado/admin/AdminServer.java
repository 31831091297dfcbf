package io.recado.admin;

import io.recado.admin.access.NewAccount;
import io.recado.admin.access.NewAccount.Created;
import io.recado.admin.access.OpenedSession;
import io.recado.admin.access.Role;
import io.recado.admin.limit.Limit;
import io.recado.admin.limit.RateLimits;
import io.recado.admin.people.Members;
import io.recado.app.MigrationModules;
import io.recado.conversation.Uuid7;
import io.recado.database.TestDatabase;
import io.recado.live.RedisLine;
import io.recado.live.TestRedis;
import io.recado.settings.Settings;
import io.recado.store.PostgresStores;
import io.recado.tenant.TenantId;
import io.recado.testing.Await;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The control plane on a real PostgreSQL and Redis: one for all test classes of the JVM. */
public final class AdminServer {

  /** How the outside is said to reach it; nobody does. */
  public static final String PUBLIC_URL = "https://panel.example";

  /** Whom the settings name as one who runs the installation. */
  private static final String OPERATOR = "operator@people.example";

  private static final int LARGEST_ANSWER_BYTES = 4 * 1024 * 1024;

  private static final AdminServer SERVER = new AdminServer();

  private final Providers providers = new Providers();
  private final TestDatabase database = TestDatabase.with("core", "actions", "admin");
  private final ConfigurableApplicationContext context;
  private final PostgresStores stores;
  private final AtomicInteger strangers = new AtomicInteger();
  private TestRedis redis = TestRedis.start();

  private AdminServer() {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> redis.close()));
    var given = new HashMap<>(providers.settings());
    given.put("RECADO_DATABASE_URL", database.url());
    given.put("RECADO_REDIS_URL", redis.url());
    given.put(
        "RECADO_DATA_DIR", Path.of("target", "data-" + ProcessHandle.current().pid()).toString());
    given.put("RECADO_API_REQUESTS_PER_MINUTE", "1000000");
    given.put("RECADO_PUBLIC_URL", PUBLIC_URL + "/");
    given.put("RECADO_OPERATORS", "root@people.example, " + OPERATOR);
    given.put("RECADO_CHANNEL_TIMEOUT", "3s");
    given.put("RECADO_EGRESS_PLAIN_HTTP", "yes");
    given.put("RECADO_KNOWLEDGE_MOST_BYTES", "150000");
    given.put("RECADO_KNOWLEDGE_PAGE_MOST_BYTES", "150000");
    given.put("RECADO_EGRESS_NETWORKS", "127.0.0.0/8,::1/128");
    var settings = Settings.of(given);
    context =
        new SpringApplicationBuilder(application())
            .properties(
                Map.of(
                    "spring.config.name",
                    "recado",
                    "server.port",
                    "0",
                    "springdoc.packages-to-scan",
                    "io.recado.admin"))
            .initializers(
                started -> {
                  var beans = (GenericApplicationContext) started;
                  beans.registerBean(Settings.class, () -> settings);
                  beans.registerBean(Argon2PasswordEncoder.class, AdminServer::quickHashes);
                  beans.registerBean(RecordModels.class, RecordModels::new);
                  beans.registerBean(ApiDescription.class, ApiDescription::new);
                  beans.registerBean(
                      MigrationModules.class,
                      () -> new MigrationModules(List.of("core", "actions", "admin")));
                })
            .run();
    stores = new PostgresStores(database, database.database());
  }

  /** Hundreds of people sign up and in here, which would be a third of all that the tests cost. */
  private static Argon2PasswordEncoder quickHashes() {
    return new Argon2PasswordEncoder(16, 32, 1, 64, 1);
  }

  public static AdminServer running() {
    return SERVER;
  }

  /** What channels are connected through. */
  public Providers providers() {
    return providers;
  }

  public TestDatabase database() {
    return database;
  }

  /** What the data plane does on the same database. */
  public PostgresStores stores() {
    return stores;
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public <T> Stream<T> beans(Class<T> type) {
    return context.getBeansOfType(type).values().stream();
  }

  <T> T bean(Class<T> type, String name) {
    return context.getBean(name, type);
  }

  public String url() {
    return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
  }

  /** Redis is away for so long, and comes back empty. */
  public void withoutRedis(Runnable test) {
    redis.close();
    try {
      test.run();
    } finally {
      redis = TestRedis.startOn(redis.port());
    }
  }

  /** Until what is limited is counted by Redis, as it is not for some seconds after it was away. */
  void awaitRedis() {
    var limits = bean(RateLimits.class);
    var counted =
        bean(RedisLine.class)
            .commands()
            .flatMap(commands -> commands.keys("recado:limit:link-opened:*").hasElements());
    Await.done(
        Mono.defer(() -> limits.count(Limit.LINK_OPENED, "nobody"))
            .then(counted.onErrorReturn(false))
            .filter(found -> found)
            .repeatWhenEmpty(again -> again.delayElements(Duration.ofMillis(100))));
  }

  /** For requests of nobody. */
  public WebTestClient client() {
    return client(HttpClient.create());
  }

  /**
   * For requests of nobody, from an address that no other test has, so that what each address may
   * ask for is not used up by others.
   */
  public WebTestClient stranger() {
    return client(strangersLine());
  }

  HttpClient strangersLine() {
    int number = strangers.incrementAndGet();
    var address = "127.1.%d.%d".formatted(number >> 8, number & 0xff);
    return HttpClient.create().bindAddress(() -> new InetSocketAddress(address, 0));
  }

  private WebTestClient client(HttpClient client) {
    return WebTestClient.bindToServer(new ReactorClientHttpConnector(client))
        .baseUrl(url())
        .responseTimeout(Duration.ofSeconds(30))
        .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_ANSWER_BYTES))
        .build();
  }

  /** Somebody new who belongs to a tenant, signed in. */
  public Person person(TenantId tenant, Role role) {
    var created = account();
    var members = bean(Members.class);
    Await.done(members.add(tenant, created.person(), "Person " + role, role));
    return signIn(created, tenant);
  }

  /** Who runs the installation, signed in with a tenant. */
  public Person operator(TenantId tenant) {
    var password = NewAccount.password();
    var person = Await.value(bean(NewAccount.class).findOrCreate(OPERATOR, password));
    Await.done(bean(Members.class).add(tenant, person, "Operator", Role.AGENT));
    return signIn(new Created(person, OPERATOR, password), tenant);
  }

  private Created account() {
    var email = Uuid7.next() + "@people.example";
    return Await.value(bean(NewAccount.class).create(email));
  }

  private Person signIn(Created account, TenantId tenant) {
    var session = OpenedSession.of(this, tenant, account.person());
    return new Person(this, tenant, account, session.accessToken(), session.refreshToken());
  }

  /** Another sign-in of the same person. */
  public Person signInAgain(Person person) {
    return signIn(person.account(), person.tenant());
  }

  /** Changes a tenant's rows; the tenant is the statement's only parameter. */
  public void execute(TenantId tenant, String sql) {
    var statement = database.client().sql(sql).bind(0, tenant.value());
    Await.done(database.scope().inTenant(tenant, statement::then));
  }

  /** The rows of a tenant, one column each; the tenant is the statement's only parameter. */
  public List<String> texts(TenantId tenant, String sql) {
    var rows = database.client().sql(sql).bind(0, tenant.value()).mapValue(String.class).all();
    return Await.value(database.scope().inTenant(tenant, rows::collectList));
  }

  /** Everything the database holds, as text. */
  public String everyRow() {
    var sql =
        """
        select string_agg(query_to_xml('select * from ' || quote_ident(relname), true, true, '')::text, '')
        from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
        """;
    try (var connection = DriverManager.getConnection(database.jdbcUrl(), "postgres", "");
        var rows = connection.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }

  /** The product finds it by scanning, and nobody else needs it. */
  private static Class<?> application() {
    try {
      return Class.forName("io.recado.app.RecadoApplication");
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Somebody signed in. */
  public record Person(
      AdminServer server, TenantId tenant, Created account, String token, String refreshToken) {

    public WebTestClient client() {
      return server.client().mutate().defaultHeader("Authorization", "Bearer " + token).build();
    }

    public UUID id() {
      return account.person().value();
    }

    /** What a route shows. */
    public JsonNode get(String uri) {
      return json(client().get().uri(URI.create(server.url() + uri)).exchange(), 200);
    }

    /** What a route makes of a request that it does. */
    public JsonNode does(String method, String uri, Object body) {
      return json(asks(method, uri, body), 200);
    }

    /** A request with a key of its own. */
    public ResponseSpec asks(String method, String uri, Object body) {
      return asks(method, uri, body, Uuid7.next().toString());
    }

    public ResponseSpec asks(String method, String uri, Object body, String key) {
      return client()
          .method(HttpMethod.valueOf(method))
          .uri(URI.create(server.url() + uri))
          .header("Idempotency-Key", key)
          .contentType(MediaType.APPLICATION_JSON)
          .bodyValue(body)
          .exchange();
    }

    /** Replaces something, as it is shown by another route or its own. */
    public ResponseSpec replaces(String shownBy, String uri, Object body) {
      var id = uri.substring(uri.lastIndexOf('/') + 1);
      var version =
          get(shownBy).findParents("version").stream()
              .filter(one -> one.path("id").asString("").equals(id))
              .map(one -> one.get("version").asString())
              .findFirst()
              .orElseThrow();
      return replaces(version, URI.create(uri), body);
    }

    /** Replaces terms that the same route shows, whatever they are now. */
    public JsonNode sets(String uri, Object body) {
      return sets(uri, uri, body);
    }

    /** Replaces terms that another route shows, whatever they are now. */
    public JsonNode sets(String shownBy, String uri, Object body) {
      var version = get(shownBy).findValue("version").asString();
      return json(replaces(version, URI.create(uri), body), 200);
    }

    /** Replaces what had this version when somebody looked at it. */
    public ResponseSpec replaces(String version, URI uri, Object body) {
      return client()
          .put()
          .uri(URI.create(server.url() + uri))
          .header("If-Match", "\"" + version + "\"")
          .contentType(MediaType.APPLICATION_JSON)
          .bodyValue(body)
          .exchange();
    }

    public static JsonNode json(ResponseSpec answer, int status) {
      var body = answer.expectStatus().isEqualTo(status).expectBody(String.class);
      return AdminServer.json(body.returnResult().getResponseBody());
    }
  }
}
