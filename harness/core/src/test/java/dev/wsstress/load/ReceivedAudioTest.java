package dev.wsstress.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wsstress.message.AudioChunk;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceivedAudioTest {
  private final ReceivedAudio audio = new ReceivedAudio();
  @TempDir Path directory;

  private void receive(int from, int to) {
    ByteBuffer chunk = ByteBuffer.allocate(AudioChunk.LENGTH);
    for (int sequence = from; sequence < to; sequence++) {
      AudioChunk.encode(chunk, 1, sequence);
      audio.add(chunk);
    }
  }

  private byte[] written(int expectedFrames) throws Exception {
    Path file = directory.resolve("audio.wav");
    audio.write(file);
    try (AudioInputStream in = AudioSystem.getAudioInputStream(file.toFile())) {
      AudioFormat format = in.getFormat();
      assertThat(format.getSampleRate()).isEqualTo(48_000);
      assertThat(format.getSampleSizeInBits()).isEqualTo(16);
      assertThat(format.getChannels()).isEqualTo(1);
      assertThat(format.isBigEndian()).isFalse();
      assertThat(in.getFrameLength()).isEqualTo(expectedFrames);
      return in.readAllBytes();
    }
  }

  @Test
  void shouldKeepEverySampleInAFileThatPlayersRead() throws Exception {
    receive(0, 3);
    byte[] samples = written(3 * AudioChunk.SAMPLES);
    ByteBuffer read = ByteBuffer.wrap(samples).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    for (int n = 0; n < 3 * AudioChunk.SAMPLES; n++) {
      assertThat(read.getShort()).isEqualTo(AudioChunk.sample(n));
    }
  }

  @Test
  void shouldBeBounded() throws Exception {
    int seconds = ReceivedAudio.MAX_SECONDS;
    receive(0, seconds * 50 + 10);
    assertThat(written(seconds * AudioChunk.SAMPLE_RATE)).isNotEmpty();
  }

  @Test
  void shouldWriteAFileAlsoWhenNothingCame() throws Exception {
    assertThat(written(0)).isEmpty();
  }
}
