package dev.wsstress.engine;

import dev.wsstress.tls.OverlapDetector;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;

/**
 * TLS by an engine that a hazard drives itself, over one socket. One thread at a time may read;
 * whether others may write meanwhile is for the hazard to decide.
 */
public interface OwnTls {
  /** Makes one for a connection; threadsafe. */
  interface Maker {
    /**
     * Makes one that has not spoken yet.
     *
     * @param host a name, or an address without brackets, that the certificate has to be for
     */
    OwnTls over(Socket socket, String host) throws IOException;
  }

  /** Agrees on TLS; certificate and host are verified. */
  void handshake() throws IOException;

  /** Who was inside of it; any thread, also after the end. */
  OverlapDetector occupants();

  /** A buffer that this engine can read into and write from. */
  ByteBuffer buffer(int capacity);

  /**
   * Reads what is decrypted, or waits for it; afterwards the buffer holds that and nothing else.
   *
   * @return false at the end of TLS
   */
  boolean read(ByteBuffer target) throws IOException;

  /** Sends what the buffer holds from its beginning to its limit; its position stays. */
  void write(ByteBuffer source) throws IOException;
}
