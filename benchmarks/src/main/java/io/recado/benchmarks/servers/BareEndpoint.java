package io.recado.benchmarks.servers;

import io.recado.benchmarks.channels.MetaSignature;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServer;

/**
 * The least a webhook can be: WebFlux on Reactor Netty, as the product, which checks the signature
 * over the body and answers 200 or 401. It reads, records and wakes nothing.
 */
final class BareEndpoint {

  static final String PATH = "/webhook";

  private final MetaSignature signature;

  private BareEndpoint(String secret) {
    this.signature = new MetaSignature(secret);
  }

  /** Arguments: port, app secret. */
  public static void main(String[] arguments) {
    var endpoint = new BareEndpoint(arguments[1]);
    var routes =
        RouterFunctions.route().POST(PATH, endpoint::receive).GET("/", BareEndpoint::greet).build();
    HttpServer.create()
        .host("localhost")
        .port(Integer.parseInt(arguments[0]))
        .handle(new ReactorHttpHandlerAdapter(RouterFunctions.toHttpHandler(routes)))
        .bindNow()
        .onDispose()
        .block();
  }

  private Mono<ServerResponse> receive(ServerRequest request) {
    var presented = request.headers().firstHeader(MetaSignature.HEADER);
    return request
        .bodyToMono(byte[].class)
        .map(body -> signature.of(body).equals(presented) ? 200 : 401)
        .flatMap(status -> ServerResponse.status(status).build());
  }

  private static Mono<ServerResponse> greet(ServerRequest request) {
    return ServerResponse.ok().build();
  }
}
