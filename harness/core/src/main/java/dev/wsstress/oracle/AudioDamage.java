package dev.wsstress.oracle;

import static dev.wsstress.message.AudioChunk.LENGTH;
import static dev.wsstress.message.AudioChunk.SAMPLES_OFFSET;
import static dev.wsstress.message.MessageDescriptor.MAX_SEQUENCE;

import dev.wsstress.message.AudioChunk;
import dev.wsstress.message.Stamp;
import dev.wsstress.model.Observation.MessageFault;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what is wrong with a chunk of audio that is known not to be intact. The cold path: it
 * copies the chunk first. Immutable.
 *
 * @param session the session that received it
 */
record AudioDamage(int session) {
  /**
   * A chunk, by its sequence number.
   *
   * @param isSure false if it is only the one that was due
   */
  private record Owner(long sequence, boolean isSure) {}

  /** Examines the bytes between position and limit, neither of which is moved. */
  Finding examine(ByteBuffer received, long due) {
    ByteBuffer chunk = ByteBuffer.allocate(received.remaining());
    chunk.put(received.duplicate()).flip();
    if (chunk.remaining() < SAMPLES_OFFSET) {
      String detail = chunk.remaining() + " bytes, fewer than the header of an audio chunk has";
      return new Finding(stamp(due), null, detail, false);
    }
    if (AudioChunk.isIntact(chunk)) {
      return intact(chunk, due);
    }
    Owner owner = owner(chunk, due);
    int wrong = AudioChunk.firstWrongSample(chunk, owner.sequence());
    if (wrong >= 0) {
      return wrongSample(chunk, owner, wrong);
    }
    return chunk.remaining() == LENGTH ? badHeader(chunk, owner) : badLength(chunk, owner);
  }

  private Finding intact(ByteBuffer chunk, long due) {
    Stamp header = header(chunk);
    if (header.session() == session) {
      String detail = name(header.sequence()) + " whose bytes changed while they were checked";
      return new Finding(header, null, detail, true);
    }
    String author = " of session " + Integer.toUnsignedString(header.session());
    String detail = name(header.sequence()) + author + ", whole, on another session";
    return new Finding(stamp(due), header, detail, false);
  }

  /** A header that agrees with itself knows; else the chunk that most of the samples are of. */
  private static Owner owner(ByteBuffer chunk, long due) {
    long said = AudioChunk.sequence(chunk);
    long first = AudioChunk.firstSample(chunk);
    boolean isPossible = said >= 0 && said <= MAX_SEQUENCE;
    if (isPossible && first == AudioChunk.firstSampleOf(said)) {
      return new Owner(said, true);
    }
    List<Long> candidates = new ArrayList<>(List.of(due));
    if (isPossible) {
      candidates.add(said);
    }
    if (first >= 0 && first % AudioChunk.SAMPLES == 0) {
      candidates.add(first / AudioChunk.SAMPLES);
    }
    long best = due;
    for (long candidate : candidates) {
      best = wrongSamples(chunk, candidate) < wrongSamples(chunk, best) ? candidate : best;
    }
    return new Owner(best, 2 * wrongSamples(chunk, best) < AudioChunk.samplesIn(chunk));
  }

  private static int wrongSamples(ByteBuffer chunk, long sequence) {
    int wrong = 0;
    for (int i = 0; i < AudioChunk.samplesIn(chunk); i++) {
      wrong += SampleOrigin.of(chunk, sequence, i).distance() == 0 ? 0 : 1;
    }
    return wrong;
  }

  private Finding wrongSample(ByteBuffer chunk, Owner owner, int index) {
    SampleOrigin origin = SampleOrigin.of(chunk, owner.sequence(), index);
    Landmark landmark = Landmark.in(chunk);
    String content = landmark == null ? origin.describe() : landmark.describe();
    String detail = name(owner.sequence()) + " in which sample " + index + " " + content;
    detail += "; " + wrongSamples(chunk, owner.sequence());
    detail += " of its " + AudioChunk.samplesIn(chunk) + " samples differ";
    detail += also(chunk, owner.sequence());
    Stamp found = landmark == null ? origin.stamp(session) : landmark.stamp();
    return new Finding(atSample(owner.sequence(), index), found, detail, owner.isSure());
  }

  private String also(ByteBuffer chunk, long owner) {
    String also = chunk.remaining() == LENGTH ? "" : "; " + chunk.remaining() + " bytes came";
    String header = headerDamage(chunk, owner);
    if (!header.isEmpty()) {
      also += "; its " + MessageFault.HEADER + header;
    } else if (AudioChunk.computeCrc(chunk) == AudioChunk.crc(chunk)) {
      also += "; its CRC-32 holds, so it was computed over these samples";
    }
    return also;
  }

  private Finding badLength(ByteBuffer chunk, Owner owner) {
    int bytes = chunk.remaining();
    String detail = name(owner.sequence()) + (bytes < LENGTH ? " cut short: " : " too long: ");
    detail += bytes + " bytes of " + LENGTH;
    Stamp place = atSample(owner.sequence(), AudioChunk.samplesIn(chunk));
    return new Finding(place, null, detail, owner.isSure() && bytes > SAMPLES_OFFSET);
  }

  private Finding badHeader(ByteBuffer chunk, Owner owner) {
    String fields = headerDamage(chunk, owner.sequence());
    String crc = "CRC-32 " + HeaderDamage.hex(AudioChunk.crc(chunk));
    crc += " where its bytes give " + HeaderDamage.hex(AudioChunk.computeCrc(chunk));
    String detail = name(owner.sequence()) + " whose header says ";
    detail += fields.isEmpty() ? crc : fields + ", " + crc;
    Stamp header = header(chunk);
    boolean names = !header.equals(stamp(owner.sequence())) && header.isPlausible(session);
    return new Finding(stamp(owner.sequence()), names ? header : null, detail, owner.isSure());
  }

  private String headerDamage(ByteBuffer chunk, long owner) {
    List<String> wrong = new ArrayList<>();
    if (AudioChunk.magic(chunk) != AudioChunk.MAGIC) {
      wrong.add(MessageFault.MAGIC + HeaderDamage.hex(AudioChunk.magic(chunk)));
    }
    if (AudioChunk.session(chunk) != session) {
      wrong.add("session " + Integer.toUnsignedString(AudioChunk.session(chunk)));
    }
    if (AudioChunk.sequence(chunk) != owner) {
      wrong.add("sequence " + Long.toUnsignedString(AudioChunk.sequence(chunk)));
    }
    if (AudioChunk.firstSample(chunk) != AudioChunk.firstSampleOf(owner)) {
      wrong.add("first sample " + Long.toUnsignedString(AudioChunk.firstSample(chunk)));
    }
    return String.join(", ", wrong);
  }

  private static Stamp header(ByteBuffer chunk) {
    return new Stamp(AudioChunk.session(chunk), AudioOracle.STREAM, AudioChunk.sequence(chunk), 0);
  }

  private Stamp stamp(long sequence) {
    return new Stamp(session, AudioOracle.STREAM, sequence, 0);
  }

  private Stamp atSample(long sequence, int index) {
    return stamp(sequence).atBlock(index / SampleOrigin.SAMPLES_A_BLOCK);
  }

  private static String name(long sequence) {
    return "audio chunk " + sequence + " of stream " + AudioOracle.STREAM;
  }
}
