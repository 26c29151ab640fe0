package dev.wsstress.oracle;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The logs of the streams of one session. NOT threadsafe.
 *
 * <p>An array and not a map: looking up a stream must not box its number. Only a message whose
 * owner is intact makes a log, so a damaged header cannot make the array grow.
 */
final class StreamLogs {
  private @Nullable StreamLog[] logs = new StreamLog[4];
  private int lastStream;

  /** The log of a stream, made if it is new; the stream becomes the {@link #lastStream()}. */
  StreamLog of(int stream) {
    lastStream = stream;
    StreamLog known = find(stream);
    return known == null ? add(stream) : known;
  }

  /** The log of a stream, or null if nothing of it has arrived. */
  @Nullable StreamLog find(int stream) {
    return stream < logs.length ? logs[stream] : null;
  }

  private StreamLog add(int stream) {
    if (stream >= logs.length) {
      logs = Arrays.copyOf(logs, Math.max(stream + 1, 2 * logs.length));
    }
    StreamLog log = new StreamLog();
    logs[stream] = log;
    return log;
  }

  /** The sequence number that is due on a stream. */
  long next(int stream) {
    StreamLog log = find(stream);
    return log == null ? 0 : log.next();
  }

  /** The stream of the last arrival, which is the best guess for one that cannot say. */
  int lastStream() {
    return lastStream;
  }

  /** One more than the highest stream that may be known. */
  int count() {
    return logs.length;
  }
}
