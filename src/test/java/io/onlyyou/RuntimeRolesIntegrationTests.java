package io.onlyyou;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onlyyou.support.TestDatabase;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A login that could see what is to be hidden from it never serves anybody. */
class RuntimeRolesIntegrationTests {

    private final TestDatabase database = TestDatabase.create().migrated();

    @Test
    void startsWithALoginForEachRole() {
        assertThatCode(() -> start(database.dataSource(), database.operate())).doesNotThrowAnyException();
    }

    @Test
    void refusesASuperuser() {
        refuses(database.superuser(), database.operate(), "postgres", "superuser");
        refuses(database.dataSource(), database.superuser(), "postgres", "superuser");
    }

    @Test
    void refusesTheOwner() {
        refuses(database.owner(), database.operate(), "onlyyou_owner", "owns the tables");
    }

    @Test
    void refusesTheLoginOfTheOtherRole() {
        refuses(database.operate(), database.operate(), "onlyyou_operate", "does not have the role onlyyou_person");
        refuses(
                database.dataSource(),
                database.dataSource(),
                "onlyyou_person",
                "does not have the role onlyyou_operate");
    }

    private static void start(DataSource person, DataSource operate) {
        new RuntimeRoles(JdbcClient.create(person), JdbcClient.create(operate)).afterSingletonsInstantiated();
    }

    private static void refuses(DataSource person, DataSource operate, String login, String why) {
        assertThatThrownBy(() -> start(person, operate))
                .isInstanceOf(RefusedStartException.class)
                .hasMessageContaining(login)
                .hasMessageContaining(why);
    }
}
