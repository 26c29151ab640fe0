package dev.wsstress.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JmhJsonTest {
  private static final String TWO_FORKS =
      """
      [{"jmhVersion":"1.37","benchmark":"a.B.c","mode":"thrpt","threads":2,"jvmArgs":["-Xmx1g"],
        "jdkVersion":"17.0.1","params":{"length":"64"},
        "primaryMetric":{"score":15.0,"scoreError":"NaN","scoreUnit":"ops/s",
          "rawData":[[10.0,12.0],[18.0,20.0]]},
        "secondaryMetrics":{"gc.alloc.rate.norm":{"rawData":[[64.0,66.0],[80.0,80.0]]}}},
       {"benchmark":"a.B.d","mode":"sample","primaryMetric":{"scoreUnit":"us/op",
          "rawDataHistogram":[[[[1.0,3],[5.0,1]],[[4.0,2]]]]},"secondaryMetrics":{}}]
      """;

  @TempDir Path directory;

  private List<ForkResult> read(String text) throws IOException {
    return JmhJson.read(Files.writeString(directory.resolve("jmh.json"), text));
  }

  @Test
  void shouldReadEveryFork() throws IOException {
    List<ForkResult> forks = read(TWO_FORKS);
    assertThat(forks).extracting(ForkResult::mean).containsExactly(11.0, 19.0, 3.0);
    assertThat(forks).extracting(ForkResult::best).containsExactly(12.0, 20.0, 2.0);
    assertThat(forks).extracting(ForkResult::allocated).containsExactly(65.0, 80.0, null);
    assertThat(forks.get(0).key().label()).isEqualTo("B.c length=64 (thrpt)");
    assertThat(forks.get(0).key().direction()).isEqualTo(Direction.MORE_IS_BETTER);
    assertThat(forks.get(2).key().direction()).isEqualTo(Direction.LESS_IS_BETTER);
    assertThat(forks.get(0).options())
        .containsEntry("threads", "2")
        .containsEntry("jvmArgs", "[\"-Xmx1g\"]")
        .containsEntry("jdkVersion", "17.0.1");
  }

  @Test
  void shouldRefuseWhatIsNotOfJmh() {
    assertThatThrownBy(() -> read("{}")).hasMessageContaining("no array");
    assertThatThrownBy(() -> read("[{")).hasMessageContaining("not the JSON of JMH");
    assertThatThrownBy(() -> read(TWO_FORKS.replace("thrpt", "warp")))
        .hasMessageContaining("mode=warp");
  }
}
