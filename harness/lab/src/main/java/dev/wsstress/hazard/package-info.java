/**
 * The same code with exactly one rule broken, each beside its safe twin.
 *
 * <p>They grew from two reports about C++ clients (Boost.Beast over OpenSSL). In <i>the duplex
 * report</i> one thread reads and one writes on the same TLS WebSocket, which ends in a crash in
 * OpenSSL's {@code bio_write} or in corrupted data: {@link dev.wsstress.hazard.DuplexReadWrites},
 * {@link dev.wsstress.hazard.NativeBioRace}. In <i>the audio report</i> text status goes over one
 * connection and binary audio over another; each works alone, and together the audio is corrupted:
 * {@link dev.wsstress.hazard.BufferReuse}, {@link dev.wsstress.hazard.SharedScratch}, {@link
 * dev.wsstress.hazard.TextForBinary}, {@link dev.wsstress.hazard.UnsynchronizedRing}.
 */
@NullMarked
package dev.wsstress.hazard;

import org.jspecify.annotations.NullMarked;
