package dev.wsstress.model;

/** Where the cause of a failure lies, as far as the facts tell. */
public enum Blame {
  /** The code that opened the session, its library included. */
  CLIENT("the client"),
  /** The other end. */
  SERVER("the server"),
  /** What lies between both ends. */
  NETWORK("the network"),
  /** The machine: it stood still, or a resource of it was used up. */
  HOST("the host"),
  /** One that only a newer version knows. */
  UNKNOWN("one that only a newer version knows");

  private final String meaning;

  Blame(String meaning) {
    this.meaning = meaning;
  }

  /** In words. */
  public String meaning() {
    return meaning;
  }
}
