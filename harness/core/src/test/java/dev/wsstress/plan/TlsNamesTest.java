package dev.wsstress.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wsstress.api.PlanException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsNamesTest {
  @ParameterizedTest
  @EnumSource(TlsProvider.class)
  void shouldFindEveryProviderByItsName(TlsProvider provider) {
    assertThat(TlsProvider.of(provider.id())).isSameAs(provider);
    assertThat(provider.description()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "openssl", "BCJSSE", "bcjsse "})
  void shouldListTheProvidersForAnyOtherName(String name) {
    assertThatExceptionOfType(PlanException.class)
        .isThrownBy(() -> TlsProvider.of(name))
        .withMessage(
            "unknown provider '" + name + "': choose one of bcjsse, bcjsse-bc, sunjsse, conscrypt");
  }

  @ParameterizedTest
  @EnumSource(TlsVersion.class)
  void shouldFindEveryVersionByItsName(TlsVersion version) {
    assertThat(TlsVersion.of(version.id())).isSameAs(version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1.1", "TLSv1.3", "13"})
  void shouldListTheVersionsForAnyOtherName(String name) {
    assertThatExceptionOfType(PlanException.class)
        .isThrownBy(() -> TlsVersion.of(name))
        .withMessage("unknown TLS version '" + name + "': choose one of 1.2, 1.3");
  }

  @Test
  void shouldSpeakOfVersionsAsJsseDoes() {
    assertThat(TlsVersion.TLS_1_2.protocol()).isEqualTo("TLSv1.2");
    assertThat(TlsVersion.TLS_1_3.protocol()).isEqualTo("TLSv1.3");
  }
}
