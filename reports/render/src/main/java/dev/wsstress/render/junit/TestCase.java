package dev.wsstress.render.junit;

/**
 * One test case of a JUnit XML file.
 *
 * @param group what it belongs to; a CI server shows it as a class
 * @param name of the case
 * @param seconds it took
 * @param kind how it ended
 * @param message why, in one line; empty for one that passed
 * @param story what more there is to say
 */
public record TestCase(
    String group, String name, double seconds, Kind kind, String message, String story) {
  /** How a case ended. */
  public enum Kind {
    /** As it should. */
    PASSED(""),
    /** What it tests is wrong. */
    FAILURE("failure"),
    /** It could not be tested. */
    ERROR("error"),
    /** It was not tested. */
    SKIPPED("skipped");

    private final String element;

    Kind(String element) {
      this.element = element;
    }

    String element() {
      return element;
    }
  }

  public static TestCase passed(String group, String name, double seconds) {
    return new TestCase(group, name, seconds, Kind.PASSED, "", "");
  }
}
