package dev.wsstress.render.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs({OS.LINUX, OS.MAC})
class ShellTextTest {
  private static final List<String> HARD =
      List.of(
          "plain",
          "",
          " ",
          "a b",
          "'",
          "''",
          "\"",
          "$HOME",
          "`id`",
          "*",
          "~",
          "\\",
          "a\nb",
          ";id",
          "&",
          "#",
          "!",
          "{a,b}",
          "wss://localhost:8443/echo?a=b&c=d",
          "-",
          "--size",
          "\u00e9");

  /** A shell takes the line apart, and hands the parts back. */
  private static List<String> throughAShell(List<String> arguments) throws Exception {
    Process shell =
        new ProcessBuilder("sh", "-c", "printf '%s\\0' " + ShellText.of(arguments)).start();
    String text = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).isZero();
    List<String> parts = new ArrayList<>(Arrays.asList(text.split("\0", -1)));
    parts.remove(parts.size() - 1);
    return parts;
  }

  @Test
  void shouldBeTakenApartIntoTheSameArguments() throws Exception {
    assertThat(throughAShell(HARD)).isEqualTo(HARD);
  }

  @Test
  void shouldLeaveOrdinaryArgumentsAsTheyAre() {
    assertThat(ShellText.of(List.of("--size", "64-1024", "--ca", "/tmp/ca.pem")))
        .isEqualTo("--size 64-1024 --ca /tmp/ca.pem");
  }
}
