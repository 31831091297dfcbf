package io.recado.gateway.channel.telegram;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * Sends the body of a request at most once, and tells a request that was never sent from one whose
 * answer was lost. OkHttp by itself sends again after a broken connection, a 408 or a 503; it
 * leaves a one-shot body alone, and still tries a host's next address when it cannot connect.
 *
 * <p>Made for each call, just before it: one that had to wait for its turn, for which OkHttp has no
 * limit, is not sent. Whoever wanted it sent may have lost the right to.
 */
final class AtMostOnce implements Interceptor {

  private final Duration patience;
  private final long madeAt = System.nanoTime();

  /**
   * @param patience how long the call may wait before it begins
   */
  AtMostOnce(Duration patience) {
    this.patience = patience;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    if (System.nanoTime() - madeAt > patience.toNanos()) {
      throw new NotSentException(new IOException("it had to wait longer than " + patience));
    }
    var request = chain.request();
    var body = new OneShot(Objects.requireNonNull(request.body(), "every call is a POST"));
    try {
      return chain.proceed(request.newBuilder().method(request.method(), body).build());
    } catch (IOException e) {
      throw body.begun ? e : new NotSentException(e);
    }
  }

  /** Nothing of the request's body left this process. */
  static final class NotSentException extends IOException {

    private static final long serialVersionUID = 1L;

    NotSentException(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }

  private static final class OneShot extends RequestBody {

    private final RequestBody body;
    private volatile boolean begun;

    OneShot(RequestBody body) {
      this.body = body;
    }

    @Override
    public @Nullable MediaType contentType() {
      return body.contentType();
    }

    @Override
    public long contentLength() throws IOException {
      return body.contentLength();
    }

    @Override
    public boolean isOneShot() {
      return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      begun = true;
      body.writeTo(sink);
    }
  }
}
