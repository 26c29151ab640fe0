package dev.wsstress.model;

import java.util.List;

/**
 * The records around the first disorder of one connection: how they were wrapped, and how they
 * left.
 *
 * @param firstWirePosition the position on the wire of the first entry of {@code wireOrder}
 * @param wrapOrder records in the order of wrapping
 * @param wireOrder wrap indexes in the order in which the records left; -1 for a record that
 *     matches nothing that was wrapped
 * @param stacks where the threads of the records stood; results of older versions have none
 */
public record RecordTrace(
    long firstWirePosition,
    List<RecordFact> wrapOrder,
    List<Long> wireOrder,
    List<StackFact> stacks) {
  /** No records. */
  public static final RecordTrace EMPTY = new RecordTrace(0, List.of(), List.of());

  public RecordTrace {
    wrapOrder = List.copyOf(wrapOrder);
    wireOrder = List.copyOf(wireOrder);
    stacks = stacks == null ? List.of() : List.copyOf(stacks);
  }

  /** A trace without stacks. */
  public RecordTrace(long firstWirePosition, List<RecordFact> wrapOrder, List<Long> wireOrder) {
    this(firstWirePosition, wrapOrder, wireOrder, List.of());
  }
}
