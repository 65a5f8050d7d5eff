package io.onlyyou.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAuthenticationTests {

    @TempDir
    private Path data;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "local   all             all                                     trust",
                "host all all 127.0.0.1/32\ttrust",
                "host all all ::1/128 trust # for now",
                "host all all 127.0.0.1/32 scram-sha-256\n  host replication all ::1/128 trust"
            })
    void seesWhoIsLetInWithoutAPassword(String lines) throws IOException {
        Files.writeString(data.resolve("pg_hba.conf"), lines);

        assertThat(ClientAuthentication.trustsIn(data)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# METHOD can be \"trust\", \"reject\", \"md5\"\n# host all all ::1/128 trust",
                "host all trusted 127.0.0.1/32 scram-sha-256"
            })
    void isNotAlarmedByCommentsOrNames(String lines) throws IOException {
        Files.writeString(data.resolve("pg_hba.conf"), lines);

        assertThat(ClientAuthentication.trustsIn(data)).isFalse();
    }

    @Test
    void trustsNobodyAnyLonger() throws IOException {
        Path file = Files.writeString(data.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 trust\n");

        ClientAuthentication.requirePasswordIn(data);

        assertThat(ClientAuthentication.trustsIn(data)).isFalse();
        assertThat(file).content().contains("127.0.0.1/32 scram-sha-256");
    }
}
