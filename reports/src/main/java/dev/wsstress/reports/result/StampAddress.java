package dev.wsstress.reports.result;

/**
 * The address that a 16-byte block of a payload carries.
 *
 * @param session the session that sent it
 * @param stream the stream within the session
 * @param sequence the message within the stream, from 0
 * @param block the block within the message, from 0
 */
public record StampAddress(int session, int stream, long sequence, long block) {
  @Override
  public String toString() {
    return "session " + session + " stream " + stream + " message " + sequence + " block " + block;
  }
}
