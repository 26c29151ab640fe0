package dev.wsstress.wire;

import java.io.IOException;

/** The peer, or code that mixed its bytes, broke the WebSocket protocol. */
public final class WireProtocolException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int code;

  /**
   * States the breach.
   *
   * @param code the close code that fits (RFC 6455 section 7.4.1), such as 1002
   * @param breach what is wrong
   */
  public WireProtocolException(int code, String breach) {
    super(breach);
    this.code = code;
  }

  /** The close code that fits. */
  public int code() {
    return code;
  }
}
