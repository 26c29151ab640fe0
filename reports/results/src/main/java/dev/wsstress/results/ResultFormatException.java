package dev.wsstress.results;

import java.io.IOException;

/** A result file that cannot be read: says which file, which line, and what is wrong with it. */
public final class ResultFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  public ResultFormatException(String message) {
    super(message);
  }

  public ResultFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
