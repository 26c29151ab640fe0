package dev.wsstress.subject;

import dev.wsstress.api.SubjectSpec;
import java.util.Map;

/** A subject that calls native functions by itself, so that its crash can be named. */
public interface NativeSubject extends SubjectSpec {
  /**
   * Where native functions that it uses lie in this JVM, by address: the JVM prints only an offset
   * in a library for the frame of a crash.
   */
  Map<Long, String> nativeFunctions();
}
