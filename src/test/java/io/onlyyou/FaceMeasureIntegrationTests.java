package io.onlyyou;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.imaging.DrawnPerson;
import io.onlyyou.imaging.identity.KnownPrint;
import io.onlyyou.support.Api;
import io.onlyyou.support.IntegrationTest;
import io.onlyyou.support.Promised;
import io.onlyyou.support.Reply;
import io.onlyyou.support.Scene;
import io.onlyyou.support.Shows;
import io.onlyyou.support.TestTokens;
import io.onlyyou.vault.PictureIntake;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What is computed of a face to compare it is nowhere afterwards: in no table, no log, no answer. */
@IntegrationTest
@ExtendWith(OutputCaptureExtension.class)
class FaceMeasureIntegrationTests {

    private static final byte[] SELFIE = DrawnPerson.of(1).jpeg(); // the one that Scene sends

    @Autowired
    private Environment environment;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    @AfterEach
    void clean() {
        jdbc.sql("drop table if exists planted").update();
    }

    @Test
    @Shows(Promised.FACES_ARE_NOT_KEPT)
    void leavesOneNumberBehind(CapturedOutput output) throws Exception {
        KnownPrint print = print();
        Api api = Api.of(environment);
        String person = Scene.somebody();
        new Scene(api).optIn(person, "generation", "feed");

        assertThat(jdbc.sql("select count(*) from portrait where face_distance between 0 and 0.35")
                        .query(Long.class)
                        .single())
                .as("portraits that were compared")
                .isPositive();
        assertThat(tablesHolding(print)).isEmpty();
        assertThat(print.isIn(output.getAll())).as("log").isFalse();
        assertThat(answersHolding(print, api, person)).isEmpty();
    }

    /** Each form in which the numbers might slip into a table, and each is found. */
    @ParameterizedTest
    @ValueSource(
            strings = {"bytea", "bytea little-endian", "bytea in a frame", "real[]", "double precision[]", "jsonb"})
    void wouldBeSeenInATable(String form) throws Exception {
        KnownPrint print = print();
        jdbc.sql("create table planted (id int, it %s)".formatted(form.replaceFirst(" (little|in a).*", "")))
                .update();
        Object written = switch (form) {
            case "bytea" -> print.floats(ByteOrder.BIG_ENDIAN);
            case "bytea little-endian" -> print.floats(ByteOrder.LITTLE_ENDIAN);
            case "bytea in a frame" ->
                ("x" + new String(print.floats(ByteOrder.BIG_ENDIAN), StandardCharsets.ISO_8859_1))
                        .getBytes(StandardCharsets.ISO_8859_1);
            default -> Arrays.toString(print.values());
        };
        String cast = switch (form) {
            case "real[]", "double precision[]" -> "cast(translate(:it, '[]', '{}') as " + form + ")";
            case "jsonb" -> "cast(:it as jsonb)";
            default -> ":it";
        };
        jdbc.sql("insert into planted values (1, " + cast + ")")
                .param("it", written)
                .update();
        assertThat(tablesHolding(print)).containsExactly("planted.it");
    }

    @Test
    void wouldBeSeenInTextAndInTheLog(CapturedOutput output) throws Exception {
        KnownPrint print = print();
        jdbc.sql("create table planted (id int, it text)").update();
        jdbc.sql("insert into planted values (1, :it)")
                .param("it", "print=" + Base64.getEncoder().encodeToString(print.floats(ByteOrder.LITTLE_ENDIAN)))
                .update();
        assertThat(tablesHolding(print)).containsExactly("planted.it");

        assertThat(print.isIn(output.getAll())).isFalse();
        LoggerFactory.getLogger(FaceMeasureIntegrationTests.class)
                .warn("planted: {}, {}", print.values()[40], print.values()[41]);
        assertThat(print.isIn(output.getAll())).isTrue();
    }

    private static KnownPrint print() throws Exception {
        return KnownPrint.of(
                PictureIntake.withDefaultLimits().accept(SELFIE, "image/jpeg").bytes());
    }

    /** Every column of every table, bytes as they are and everything else as text. */
    private List<String> tablesHolding(KnownPrint print) {
        List<String> found = new ArrayList<>();
        jdbc.sql("""
                        select c.table_name || '.' || c.column_name || '.' || c.udt_name
                        from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
                        where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'""").query(String.class).list().forEach(column -> {
            String[] name = column.split("\\.");
            boolean isBytes = name[2].equals("bytea");
            boolean holds = isBytes
                    ? values(name, "").query(byte[].class).list().stream().anyMatch(print::isIn)
                    : values(name, "::text").query(String.class).list().stream().anyMatch(print::isIn);
            if (holds) {
                found.add(name[0] + "." + name[1]);
            }
        });
        return found;
    }

    private JdbcClient.StatementSpec values(String[] name, String as) {
        String column = "\"" + name[1] + "\"";
        return jdbc.sql("select " + column + as + " from \"" + name[0] + "\" where " + column + " is not null");
    }

    private static List<String> answersHolding(KnownPrint print, Api api, String person) throws IOException {
        String token = TestTokens.client("app", "subject:act-any");
        String own = "/v1/subjects/" + person;
        List<String> paths = new ArrayList<>(
                List.of("/consents", "/consents/history", "/portraits", "/uses", "/export", "/preferences"));
        JsonNode portraits = api.get(own + "/portraits", token).json().path("portraits");
        assertThat(portraits).isNotEmpty();
        for (JsonNode portrait : portraits) {
            String one = "/portraits/" + portrait.path("id").asString();
            paths.addAll(List.of(one, one + "/why", one + "/image"));
        }
        List<String> found = new ArrayList<>();
        for (String path : paths) {
            Reply reply = api.get(own + path, token);
            boolean holds = print.isIn(reply.text()) || print.isIn(reply.body());
            for (byte[] entry : entries(reply.body())) {
                holds |= print.isIn(entry) || print.isIn(new String(entry, StandardCharsets.ISO_8859_1));
            }
            if (holds) {
                found.add(path);
            }
        }
        return found;
    }

    /** Of a ZIP, as exports are; none of anything else. */
    private static List<byte[]> entries(byte[] answer) throws IOException {
        List<byte[]> entries = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.add(zip.readAllBytes());
            }
        }
        return entries;
    }
}
