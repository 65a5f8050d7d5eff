package io.onlyyou;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Stops a start whose logins could see what row-level security is to hide from them: the owner of the tables, a superuser,
 * one that bypasses it, or one login for both runtime roles.
 */
class RuntimeRoles implements SmartInitializingSingleton {

    private static final String ACTION = """
            Have db/roles.sql run once, and set spring.datasource.username to a login that has the role onlyyou_person and
            no other, onlyyou.database.operate.username to one that has onlyyou_operate and no other, and spring.flyway.user
            to the owner of the tables. See docs/database-roles.md.""";

    private static final String QUESTION = """
            select current_user as login,
                   rolsuper or rolbypassrls or rolcreaterole as mighty,
                   exists (
                       select 1 from pg_class
                       where relnamespace = current_schema()::regnamespace
                         and pg_has_role(current_user, relowner, 'member')) as owns,
                   pg_has_role(current_user, :role, 'usage') as has_own,
                   pg_has_role(current_user, :other, 'member') as has_other
            from pg_roles where rolname = current_user""";

    private record Login(String name, boolean mighty, boolean owns, boolean hasOwn, boolean hasOther) {}

    private final JdbcClient person;
    private final JdbcClient operate;

    RuntimeRoles(JdbcClient person, JdbcClient operate) {
        this.person = person;
        this.operate = operate;
    }

    @Override
    public void afterSingletonsInstantiated() {
        check(person, "onlyyou_person", "onlyyou_operate");
        check(operate, "onlyyou_operate", "onlyyou_person");
    }

    private static void check(JdbcClient jdbc, String role, String other) {
        Login login = jdbc.sql(QUESTION)
                .param("role", role)
                .param("other", other)
                .query((row, number) -> new Login(
                        row.getString("login"),
                        row.getBoolean("mighty"),
                        row.getBoolean("owns"),
                        row.getBoolean("has_own"),
                        row.getBoolean("has_other")))
                .single();
        if (login.mighty()) {
            throw refused(login, "is a superuser, makes roles, or bypasses row-level security");
        } else if (login.owns()) {
            throw refused(login, "owns the tables, or may act as their owner");
        } else if (!login.hasOwn()) {
            throw refused(login, "does not have the role " + role);
        } else if (login.hasOther()) {
            throw refused(login, "has the role " + other + " as well");
        }
    }

    private static RefusedStartException refused(Login login, String what) {
        return new RefusedStartException(
                "OnlyYou does not serve anybody as the database login " + login.name() + ", which " + what + ".",
                ACTION);
    }
}
