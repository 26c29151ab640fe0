package dev.wsstress.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Decrypts what a client sent first, with AES-128-GCM and the secrets of a key log alone. */
public final class DecryptedRecord {
  private static final int HEADER = 5;
  private static final int RANDOM_AT = 11;

  private DecryptedRecord() {}

  private static List<byte[]> records(byte[] stream) {
    List<byte[]> records = new ArrayList<>();
    for (int at = 0; at + HEADER <= stream.length; ) {
      int length = HEADER + (ByteBuffer.wrap(stream).getShort(at + 3) & 0xFFFF);
      records.add(Arrays.copyOfRange(stream, at, at + length));
      at += length;
    }
    return records;
  }

  private static byte[] random(byte[] stream) {
    return Arrays.copyOfRange(stream, RANDOM_AT, RANDOM_AT + 32);
  }

  private static byte[] secret(String keyLog, String name, byte[] clientRandom) {
    String start = name + " " + HexFormat.of().formatHex(clientRandom) + " ";
    String line = keyLog.lines().filter(l -> l.startsWith(start)).findFirst().orElseThrow();
    return HexFormat.of().parseHex(line.substring(start.length()));
  }

  /** RFC 8446: the first record under the application keys, behind the client's Finished. */
  static byte[] ofTls13(byte[] fromClient, String keyLog) throws GeneralSecurityException {
    byte[] secret = secret(keyLog, "CLIENT_TRAFFIC_SECRET_0", random(fromClient));
    List<byte[]> encrypted = records(fromClient).stream().filter(r -> r[0] == 23).toList();
    byte[] record = encrypted.get(1);
    return open(
        expand(secret, "key", 16),
        expand(secret, "iv", 12),
        Arrays.copyOf(record, HEADER),
        Arrays.copyOfRange(record, HEADER, record.length));
  }

  private static byte[] expand(byte[] secret, String label, int length)
      throws GeneralSecurityException {
    byte[] name = ("tls13 " + label).getBytes(US_ASCII);
    ByteBuffer info = ByteBuffer.allocate(2 + 1 + name.length + 1 + 1);
    info.putShort((short) length).put((byte) name.length).put(name).put((byte) 0).put((byte) 1);
    return Arrays.copyOf(hmac(secret, info.array()), length);
  }

  /** RFC 5246 and 5288: the first record of application data, the second that is encrypted. */
  static byte[] ofTls12(byte[] fromClient, byte[] fromServer, String keyLog)
      throws GeneralSecurityException {
    byte[] master = secret(keyLog, "CLIENT_RANDOM", random(fromClient));
    ByteBuffer seed = ByteBuffer.allocate(13 + 64);
    seed.put("key expansion".getBytes(US_ASCII)).put(random(fromServer)).put(random(fromClient));
    byte[] block = prf(master, seed.array());
    byte[] record = records(fromClient).stream().filter(r -> r[0] == 23).findFirst().orElseThrow();
    int plain = record.length - HEADER - 8 - 16;
    ByteBuffer nonce = ByteBuffer.allocate(12).put(block, 32, 4).put(record, HEADER, 8);
    ByteBuffer header =
        ByteBuffer.allocate(13).putLong(1).put(record, 0, 3).putShort((short) plain);
    return open(
        Arrays.copyOf(block, 16),
        nonce.array(),
        header.array(),
        Arrays.copyOfRange(record, HEADER + 8, record.length));
  }

  /** 64 bytes of P_SHA256 (RFC 5246 section 5). */
  private static byte[] prf(byte[] secret, byte[] seed) throws GeneralSecurityException {
    ByteBuffer out = ByteBuffer.allocate(64);
    byte[] a = seed;
    while (out.hasRemaining()) {
      a = hmac(secret, a);
      out.put(hmac(secret, ByteBuffer.allocate(a.length + seed.length).put(a).put(seed).array()));
    }
    return out.array();
  }

  private static byte[] hmac(byte[] key, byte[] data) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(data);
  }

  private static byte[] open(byte[] key, byte[] nonce, byte[] header, byte[] sealed)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
    cipher.updateAAD(header);
    return cipher.doFinal(sealed);
  }

  /** The client's first request as text, whichever version it is. */
  public static String request(CaptureReader file, int clientPort, int serverPort, boolean tls13)
      throws GeneralSecurityException {
    byte[] fromClient = file.stream(clientPort);
    byte[] plain =
        tls13
            ? ofTls13(fromClient, file.keyLog)
            : ofTls12(fromClient, file.stream(serverPort), file.keyLog);
    return new String(plain, US_ASCII);
  }
}
