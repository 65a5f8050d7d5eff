package io.onlyyou;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.onlyyou.support.Api;
import io.onlyyou.support.QuickIntegrationTest;
import io.onlyyou.support.Reply;
import io.onlyyou.support.Scene;
import io.onlyyou.support.TestDatabase;
import io.onlyyou.support.TestTokens;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** An ending waits for nothing but its own person's row, and for that not long. */
@QuickIntegrationTest
class EndingLaneIntegrationTests {

    @Autowired
    private Environment environment;

    @Autowired
    private DataSource main;

    @Autowired
    @Qualifier("operate")
    private DataSource operate;

    private final String person = Scene.somebody();
    private Api api;
    private Scene scene;
    private JsonNode item;

    @BeforeEach
    void meet() {
        api = Api.of(environment);
        scene = new Scene(api);
        scene.optIn(person, "generation", "feed");
        item = scene.splice("eager", person, Scene.page(20)).json().at("/items/3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"person", "administrator", "event", "interaction", "account"})
    void isAnsweredWhileEveryOtherConnectionIsTaken(String by) throws SQLException {
        try (Taken connections = new Taken(main);
                Taken across = new Taken(operate)) {
            assertThat(connections.taken).hasSizeGreaterThanOrEqualTo(10);
            assertThat(across.taken).hasSizeGreaterThanOrEqualTo(2);

            Reply ended = end(by);

            assertThat(ended.status()).as(ended.text()).isIn(200, 202);
        }
        assertThat(scene.state(person, "feed")).isIn("withdrawn", "revoked", "unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"person", "administrator"})
    void onePortraitGoesWhileEveryOtherConnectionIsTaken(String by) throws SQLException {
        String portrait = item.path("id").asString().substring("onlyyou:".length());
        try (Taken connections = new Taken(main);
                Taken across = new Taken(operate)) {
            assertThat(connections.taken).hasSizeGreaterThanOrEqualTo(10);
            assertThat(across.taken).hasSizeGreaterThanOrEqualTo(2);

            Reply removed = by.equals("person")
                    ? api.delete(Scene.subject(person) + "/portraits/" + portrait, scene.appToken())
                    : api.delete(
                            "/v1/admin/portraits/" + portrait + "?reason=test&subject=" + person,
                            TestTokens.client("trust-ops", "admin:revoke"));

            assertThat(removed.status()).as(removed.text()).isEqualTo(204);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"person", "administrator", "event", "account"})
    void givesUpOnAPersonWhomSomebodyElseHoldsAndCanBeTriedAgain(String by) {
        TestDatabase database = TestDatabase.of(environment);
        DataSource elsewhere = database.dataSource();
        new TransactionTemplate(new JdbcTransactionManager(elsewhere)).executeWithoutResult(status -> {
            JdbcClient.create(elsewhere)
                    .sql("select lock_person(?)")
                    .param(person)
                    .query(String.class)
                    .single();

            Reply busy = end(by);

            assertThat(busy.status()).as(busy.text()).isEqualTo(503);
            assertThat(busy.header("Retry-After")).isNotEmpty();
        });
        assertThat(end(by).status()).isIn(200, 202);
    }

    private Reply end(String by) {
        return switch (by) {
            case "person" -> scene.endAll(person);
            case "administrator" ->
                api.post(
                        "/v1/admin/subjects/" + person + "/revocations",
                        TestTokens.client("trust-ops", "admin:revoke"),
                        "{\"purposes\":\"all\",\"reason\":\"test\"}");
            case "event" -> scene.send(scene.event("opted-out", person));
            case "account" -> scene.send(scene.event("account-deleted", person));
            case "interaction" ->
                scene.react(scene.interaction(item.at("/feedback/token").asString(), "turn-off"));
            default -> throw new IllegalArgumentException(by);
        };
    }

    /** All that the main pool has. */
    private static final class Taken implements AutoCloseable {

        private final List<Connection> taken = new ArrayList<>();

        Taken(DataSource main) throws SQLException {
            int all = main.unwrap(HikariDataSource.class).getMaximumPoolSize();
            while (taken.size() < all) {
                taken.add(main.getConnection());
            }
        }

        @Override
        public void close() throws SQLException {
            for (Connection connection : taken) {
                connection.close();
            }
        }
    }
}
