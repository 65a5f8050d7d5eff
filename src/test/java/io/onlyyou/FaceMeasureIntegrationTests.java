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
import io.onlyyou.vault.UnusablePictureException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
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
    private static final KnownPrint PRINT = print();

    /** Of an endpoint that is looked at from the day that there is one. */
    private static final List<Integer> MAYBE = List.of(200, 404);

    private final List<String> planted = new ArrayList<>();

    @Autowired
    private Environment environment;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    @AfterEach
    void clean() {
        planted.forEach(
                column -> jdbc.sql("drop table " + column.replace(".it", "")).update());
    }

    @Test
    @Shows(Promised.FACES_ARE_NOT_KEPT)
    void leavesOneNumberBehind(CapturedOutput output) throws Exception {
        Api api = Api.of(environment);
        String person = Scene.somebody();
        new Scene(api).optIn(person, "generation", "feed");

        assertThat(jdbc.sql("select count(*) from portrait where face_distance between 0 and 0.35")
                        .query(Long.class)
                        .single())
                .as("portraits that were compared")
                .isPositive();
        assertThat(tablesHolding(PRINT)).isEmpty();
        assertThat(PRINT.isIn(output.getAll())).as("log").isFalse();
        assertThat(answersHolding(PRINT, api, person)).isEmpty();
    }

    /** Each form in which the numbers might slip into a table, and each is found. */
    @Test
    void wouldBeSeenInATable() {
        String array = Arrays.toString(PRINT.values());
        plant("bytea", "bytea", ":it", PRINT.floats(ByteOrder.BIG_ENDIAN));
        plant("little_endian", "bytea", ":it", PRINT.floats(ByteOrder.LITTLE_ENDIAN));
        plant("in_a_frame", "bytea", "'x'::bytea || :it", PRINT.floats(ByteOrder.BIG_ENDIAN));
        plant("real", "real[]", "cast(translate(:it, '[]', '{}') as real[])", array);
        plant("double", "double precision[]", "cast(translate(:it, '[]', '{}') as double precision[])", array);
        plant("jsonb", "jsonb", "cast(:it as jsonb)", array);
        plant(
                "text",
                "text",
                ":it",
                "print=" + Base64.getEncoder().encodeToString(PRINT.floats(ByteOrder.LITTLE_ENDIAN)));

        assertThat(tablesHolding(PRINT)).containsExactlyInAnyOrderElementsOf(planted);
    }

    private void plant(String name, String type, String value, Object written) {
        String table = "planted_" + name;
        planted.add(table + ".it");
        jdbc.sql("create table %s (id int, it %s)".formatted(table, type)).update();
        jdbc.sql("insert into %s values (1, %s)".formatted(table, value))
                .param("it", written)
                .update();
    }

    @Test
    void wouldBeSeenInTheLog(CapturedOutput output) {
        assertThat(PRINT.isIn(output.getAll())).isFalse();
        LoggerFactory.getLogger(FaceMeasureIntegrationTests.class)
                .warn("planted: {}, {}", PRINT.values()[40], PRINT.values()[41]);
        assertThat(PRINT.isIn(output.getAll())).isTrue();
    }

    /** Whichever file of an export it slipped into. */
    @Test
    void wouldBeSeenInAnAnswer() throws IOException {
        byte[] text = ("{\"faceprint\":" + Arrays.toString(PRINT.values()) + "}").getBytes(StandardCharsets.UTF_8);
        byte[] bytes = PRINT.floats(ByteOrder.LITTLE_ENDIAN);

        assertThat(holds(PRINT, text)).isTrue();
        assertThat(holds(PRINT, bytes)).isTrue();
        assertThat(holds(PRINT, zip(text))).isTrue();
        assertThat(holds(PRINT, zip(bytes))).isTrue();
        assertThat(holds(PRINT, zip(SELFIE))).isFalse();
    }

    /** Deflated, so that nothing of it is seen from outside, and not the first file. */
    private static byte[] zip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("first.txt"));
            zip.write(new byte[100]);
            zip.putNextEntry(new ZipEntry("export/second.bin"));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    private static KnownPrint print() {
        try {
            return KnownPrint.of(PictureIntake.withDefaultLimits()
                    .accept(SELFIE, "image/jpeg")
                    .bytes());
        } catch (UnusablePictureException | ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
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
            assertThat(reply.status()).as(path).isIn(path.equals("/export") ? MAYBE : List.of(200));
            if (holds(print, reply.body())) {
                found.add(path);
            }
        }
        return found;
    }

    /** As it is, as text, or in one of the files of a ZIP. */
    private static boolean holds(KnownPrint print, byte[] answer) throws IOException {
        boolean holds = print.isIn(answer) || print.isIn(new String(answer, StandardCharsets.ISO_8859_1));
        for (byte[] entry : entries(answer)) {
            holds |= print.isIn(entry) || print.isIn(new String(entry, StandardCharsets.ISO_8859_1));
        }
        return holds;
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
