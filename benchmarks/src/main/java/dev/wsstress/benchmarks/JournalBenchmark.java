package dev.wsstress.benchmarks;

import dev.wsstress.tls.RecordJournal;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the record journal costs a connection, for each TLS record: the note of its wrap, with the
 * samples of the wrapping thread's stack spread over all, and the note of its write.
 *
 * <p>{@code fingerprint} is the checksum alone, which the journal takes twice, at the wrap and at
 * the write; what is left of {@code wrapAndWrite} without it is the journal's own work. {@code
 * -prof gc} shows what the samples allocate, spread likewise.
 *
 * <p>It does not measure two threads that meet in the journal, nor records that wait between wrap
 * and write.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class JournalBenchmark {
  private static final int HEADER = 5;

  /** Bytes of a record behind its header. */
  @Param({"64", "1024", "16384"})
  public int length;

  private final RecordJournal journal = new RecordJournal();
  private final CRC32C checksum = new CRC32C();
  private ByteBuffer record = ByteBuffer.allocate(0);

  /** Makes a record of application data (RFC 8446 section 5.1). */
  @Setup
  public void makeRecord() {
    byte[] bytes = new byte[HEADER + length];
    new Random(1).nextBytes(bytes);
    record = ByteBuffer.wrap(bytes);
    record.put(0, (byte) 23).putShort(1, (short) 0x0303).putShort(3, (short) length);
  }

  /** A record that leaves as soon as it is wrapped. */
  @Benchmark
  public RecordJournal wrapAndWrite() {
    journal.wrapped(record, 0, record.limit());
    journal.written(record, 0, record.limit());
    return journal;
  }

  /** The checksum of a record, once. */
  @Benchmark
  public long fingerprint() {
    checksum.reset();
    checksum.update(record.array(), 0, record.limit());
    return checksum.getValue();
  }
}
