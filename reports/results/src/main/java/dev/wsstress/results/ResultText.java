package dev.wsstress.results;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.wsstress.model.ResultLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One result line as text and back: in a result file, or on the way from one JVM to another. The
 * text is plain ASCII without a line end. Pure.
 */
public final class ResultText {
  private ResultText() {}

  /** The line as JSON. */
  public static String write(ResultLine line) {
    try {
      return ResultJson.MAPPER.writerFor(ResultLine.class).writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a result line has no JSON form: " + line.getClass(), e);
    }
  }

  /**
   * Reads a line back.
   *
   * @throws ResultFormatException if it is none, or only the beginning of one
   */
  public static ResultLine read(String text) throws ResultFormatException {
    try {
      return read(text.getBytes(StandardCharsets.UTF_8), new UnknownWords());
    } catch (IOException e) {
      throw new ResultFormatException("this is not a result line: " + problem(e), e);
    }
  }

  static ResultLine read(byte[] utf8, UnknownWords unknown) throws IOException {
    ResultLine line =
        ResultJson.MAPPER
            .readerFor(ResultLine.class)
            .withAttribute(UnknownWords.class, unknown)
            .readValue(utf8);
    if (line == null) {
      throw new JsonParseException(null, "it is null");
    }
    return line;
  }

  static @Nullable String problem(IOException e) {
    return e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
  }
}
