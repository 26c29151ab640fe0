package dev.wsstress.reports.result;

/** The ways things break that a diagnosis can name. */
public enum Mechanism {
  /** Whole TLS records left in another order than the one they were encrypted in. */
  RECORDS_REORDERED("TLS records left in another order than they were wrapped in"),
  /** The bytes of one TLS record were cut apart by those of another. */
  RECORD_TORN("the bytes of two TLS records were mixed"),
  /** A TLS record left twice, or one that was never wrapped left. */
  RECORD_FOREIGN("a TLS record left that was not the next one wrapped"),
  /** The environment: descriptors, addresses, a server that is gone. */
  ENVIRONMENT("the environment failed"),
  /** The evidence names no mechanism. */
  UNEXPLAINED("no mechanism explains the observations");

  private final String meaning;

  Mechanism(String meaning) {
    this.meaning = meaning;
  }

  /** One phrase for a person. */
  public String meaning() {
    return meaning;
  }
}
