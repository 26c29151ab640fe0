package dev.wsstress.render.page;

import dev.wsstress.model.AudioTone;
import dev.wsstress.model.BlockRun;
import dev.wsstress.model.Mechanism;
import dev.wsstress.model.Observation;
import dev.wsstress.model.Outcome;
import dev.wsstress.model.RecordTrace;
import dev.wsstress.model.RunResult;
import dev.wsstress.model.Side;
import dev.wsstress.model.StampAddress;
import dev.wsstress.model.TrialResult.End;
import dev.wsstress.model.Witness;
import dev.wsstress.results.Samples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** A run with something for every picture of the page. */
final class Pictured {
  /** The sample at which the recording leaves out twenty milliseconds. */
  static final int GAP = 24_000;

  private static final int SAMPLES = 48_000;
  private static final int CHUNK = 960;

  private Pictured() {}

  /** The run, with its recording on disk. */
  static RunResult in(Path directory) throws IOException {
    Files.createDirectories(directory);
    write(directory.resolve("heard-4-buffer-reuse.wav"), received());
    List<RunResult.Trial> trials = new ArrayList<>(Contrast.RUN.trials());
    trials.add(corrupted());
    RunResult plain = Contrast.RUN;
    return new RunResult(
        plain.run(),
        plain.startedAt(),
        plain.environment(),
        Map.of("wav", "heard.wav", "seed", "42"),
        trials,
        plain.end());
  }

  private static RunResult.Trial corrupted() {
    Observation fault = fault();
    Witness witness =
        new Witness(
            3,
            Outcome.CORRUPTED,
            Samples.diagnosis(Mechanism.BUFFER_REUSED),
            57,
            9_000_000,
            List.of(fault),
            RecordTrace.EMPTY);
    return new RunResult.Trial(
        Samples.result(
            4,
            Samples.hazard("buffer-reuse"),
            End.COMPLETED,
            Outcome.CORRUPTED,
            900,
            Samples.diagnosis(Mechanism.BUFFER_REUSED)),
        List.of(witness),
        List.of(fault));
  }

  /** Ten blocks of its own, fifty of the message behind it, four of nobody. */
  static Observation.MessageFault fault() {
    StampAddress due = new StampAddress(3, 0, 57, 10);
    StampAddress found = new StampAddress(3, 0, 58, 10);
    return new Observation.MessageFault(
        3,
        9_000_000,
        Side.SERVER,
        Outcome.CORRUPTED,
        due,
        found,
        "message 57 of stream 0 in which block 10 carries the stamp of message 58",
        List.of(
            new BlockRun(0, 10, new StampAddress(3, 0, 57, 0)),
            new BlockRun(10, 50, found),
            new BlockRun(60, 4, null)));
  }

  static short[] received() {
    short[] samples = new short[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      samples[i] = AudioTone.sample(i < GAP ? i : i + CHUNK);
    }
    return samples;
  }

  /** As a run writes it. */
  static void write(Path file, short[] samples) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(samples.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(samples);
    AudioFormat format = new AudioFormat(AudioTone.SAMPLE_RATE, Short.SIZE, 1, true, false);
    try (AudioInputStream audio =
        new AudioInputStream(new ByteArrayInputStream(bytes.array()), format, samples.length)) {
      int unused = AudioSystem.write(audio, AudioFileFormat.Type.WAVE, file.toFile());
    }
  }
}
