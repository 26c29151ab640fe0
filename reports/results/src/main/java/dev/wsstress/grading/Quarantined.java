package dev.wsstress.grading;

/**
 * What is known to fail, and why that is quarantined for now. Kept in git, where it is reviewed.
 *
 * @param subject its name
 * @param provider the client's TLS provider
 * @param tls the TLS version
 * @param reason why, by a person
 */
public record Quarantined(String subject, String provider, String tls, String reason) {
  boolean covers(SafetyCell cell) {
    return subject.equals(cell.subject())
        && provider.equals(cell.provider())
        && tls.equals(cell.tls());
  }

  /** Where it is, for a person. */
  public String place() {
    return subject + " on " + provider + " TLS " + tls;
  }
}
