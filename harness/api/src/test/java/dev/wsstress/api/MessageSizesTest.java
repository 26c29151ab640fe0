package dev.wsstress.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageSizesTest {
  @ParameterizedTest
  @CsvSource({"256,256,256", "64-1024,64,1024", "32-1048576,32,1048576", "0064-64,64,64"})
  void shouldReadASizeOrARange(String text, int min, int max) {
    assertThat(MessageSizes.parse(text)).isEqualTo(new MessageSizes(min, max));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " 64", "64 ", "-64", "64-", "1k", "64..128", "1e3", "64-128-256", "12345678"})
  void shouldShowTheFormsForAnythingElse(String text) {
    assertThatExceptionOfType(PlanException.class)
        .isThrownBy(() -> MessageSizes.parse(text))
        .withMessage("not a size: '" + text + "'; write 256 or 64-1024 (bytes)");
  }

  @ParameterizedTest
  @CsvSource({"31,31,31", "31-64,31,64", "64-1048577,64,1048577", "128-64,128,64"})
  void shouldNameTheBoundsAndWhatWasAsked(String text, int min, int max) {
    assertThatExceptionOfType(PlanException.class)
        .isThrownBy(() -> MessageSizes.parse(text))
        .withMessageContaining("from 32 to 1048576 bytes, the smaller first")
        .withMessageEndingWith("min=" + min + " max=" + max);
  }

  @Test
  void shouldReadWhatItWrites() {
    MessageSizes one = new MessageSizes(64, 64);
    MessageSizes range = new MessageSizes(64, 1024);

    assertThat(one).hasToString("64");
    assertThat(MessageSizes.parse(one.toString())).isEqualTo(one);
    assertThat(range).hasToString("64-1024");
    assertThat(MessageSizes.parse(range.toString())).isEqualTo(range);
  }
}
