package dev.wsstress.engine;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The functions of the system's OpenSSL 3 that a client over a BIO pair needs, under their own
 * names, and the constants of its macros. {@link #problem()} says whether they can be called.
 *
 * <p>OpenSSL's rule (openssl-threads(7)): an {@code SSL} object, and a BIO, must not be used by two
 * threads at the same time.
 */
@SuppressWarnings("MemberName") // The names of the C functions.
public final class OpenSsl {
  private static final String LIBRARY = "libssl.so.3";

  static final int CTRL_MODE = 33;
  static final int CTRL_SET_HOST_NAME = 55;
  static final int CTRL_SET_MIN_VERSION = 123;
  static final int CTRL_SET_MAX_VERSION = 124;

  public static final long MODE_ENABLE_PARTIAL_WRITE = 0x1;
  public static final long MODE_ACCEPT_MOVING_WRITE_BUFFER = 0x2;
  public static final long MODE_RELEASE_BUFFERS = 0x10;

  static final int TLS_1_2 = 0x303;
  static final int TLS_1_3 = 0x304;

  static final int VERIFY_PEER = 1;
  static final int VERIFIED = 0;
  static final int HOST_NAME_MISMATCH = 62;
  static final int ADDRESS_MISMATCH = 64;

  static final int ERROR_SSL = 1;
  static final int ERROR_WANT_READ = 2;
  static final int ERROR_WANT_WRITE = 3;
  static final int ERROR_SYSCALL = 5;
  static final int ERROR_ZERO_RETURN = 6;

  private OpenSsl() {}

  /** Loads the library on first use; the functions below work only after that. */
  private static final class Loaded {
    static final @Nullable String PROBLEM = load();

    private Loaded() {}

    private static @Nullable String load() {
      try {
        Native.register(OpenSsl.class, NativeLibrary.getInstance(LIBRARY));
        return null;
      } catch (LinkageError e) {
        return LIBRARY + " cannot be loaded: " + e.getMessage();
      }
    }
  }

  /** Why OpenSSL cannot be used here, or null if it can. */
  public static @Nullable String problem() {
    return Loaded.PROBLEM;
  }

  /** The functions of the BIO pair by address, for the frame of a crash. */
  public static Map<Long, String> bioFunctions() {
    Map<Long, String> names = new HashMap<>();
    if (problem() == null) {
      Pointer method = BIO_s_bio();
      names.put(Pointer.nativeValue(BIO_meth_get_write(method)), "bio_write");
      names.put(Pointer.nativeValue(BIO_meth_get_read(method)), "bio_read");
      names.put(Pointer.nativeValue(BIO_meth_get_puts(method)), "bio_puts");
      names.put(Pointer.nativeValue(BIO_meth_get_ctrl(method)), "bio_ctrl");
      names.put(Pointer.nativeValue(BIO_meth_get_create(method)), "bio_new");
      names.put(Pointer.nativeValue(BIO_meth_get_destroy(method)), "bio_free");
    }
    return names;
  }

  static native Pointer TLS_client_method();

  static native @Nullable Pointer SSL_CTX_new(Pointer method);

  static native long SSL_CTX_ctrl(Pointer context, int command, long number, @Nullable Pointer p);

  static native void SSL_CTX_set_verify(Pointer context, int mode, @Nullable Pointer callback);

  static native int SSL_CTX_set_default_verify_paths(Pointer context);

  static native Pointer SSL_CTX_get_cert_store(Pointer context);

  static native @Nullable Pointer d2i_X509(
      @Nullable Pointer reuse, PointerByReference encoded, long length);

  static native int X509_STORE_add_cert(Pointer store, Pointer certificate);

  static native @Nullable Pointer SSL_new(Pointer context);

  static native void SSL_set_connect_state(Pointer ssl);

  static native long SSL_ctrl(Pointer ssl, int command, long number, String text);

  static native Pointer SSL_get0_param(Pointer ssl);

  static native int X509_VERIFY_PARAM_set1_ip_asc(Pointer parameters, String address);

  static native int SSL_set1_host(Pointer ssl, String name);

  static native long SSL_get_verify_result(Pointer ssl);

  static native String X509_verify_cert_error_string(long code);

  static native int BIO_new_bio_pair(
      PointerByReference inner, long innerSize, PointerByReference outer, long outerSize);

  static native void SSL_set_bio(Pointer ssl, Pointer read, Pointer write);

  static native int SSL_do_handshake(Pointer ssl);

  static native int SSL_read(Pointer ssl, Pointer target, int length);

  static native int SSL_write(Pointer ssl, Pointer source, int length);

  static native int SSL_get_error(Pointer ssl, int result);

  static native long BIO_ctrl_pending(Pointer bio);

  static native int BIO_read(Pointer bio, Pointer target, int length);

  static native int BIO_write(Pointer bio, Pointer source, int length);

  static native void ERR_clear_error();

  static native long ERR_get_error();

  static native void ERR_error_string_n(long error, Pointer text, long size);

  private static native Pointer BIO_s_bio();

  private static native Pointer BIO_meth_get_write(Pointer method);

  private static native Pointer BIO_meth_get_read(Pointer method);

  private static native Pointer BIO_meth_get_puts(Pointer method);

  private static native Pointer BIO_meth_get_ctrl(Pointer method);

  private static native Pointer BIO_meth_get_create(Pointer method);

  private static native Pointer BIO_meth_get_destroy(Pointer method);
}
