package dev.wsstress.model;

/**
 * What a journal knows of a record that was due when another one, or bytes of none, came in its
 * place. Every fact is false where it is not known.
 *
 * @param neverLeft it was wrapped and has not been seen to leave whole
 * @param wrappedOver before the disorder another record was wrapped to where its bytes lay, on a
 *     connection on which no record was copied away before it left
 * @param writerWentOn since the disorder the thread that wrapped it has wrapped another record and
 *     written that itself
 * @param unknownFollowed bytes of unknown records left from the disorder on: it may be in them
 */
public record DueRecord(
    boolean neverLeft, boolean wrappedOver, boolean writerWentOn, boolean unknownFollowed) {
  /** Nothing is known of it. */
  public static final DueRecord UNKNOWN = new DueRecord(false, false, false, false);
}
