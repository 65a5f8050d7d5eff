package io.onlyyou.consent;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Checks the whole ledger from the command line, without the service and without any of its secrets: an auditor needs a
 * database account that may read, and the published keys.
 *
 * <p>{@code java -Dloader.main=io.onlyyou.consent.VerifyLedger -cp onlyyou.jar
 * org.springframework.boot.loader.launch.PropertiesLauncher <key set: a file or a URL>}, with {@code SPRING_DATASOURCE_URL}
 * as the service has it, and {@code _USERNAME} and {@code _PASSWORD} of an account with the role {@code onlyyou_operate}. Ends with 0 if everything is what was written, 1 if it is
 * not, 2 if that could not be found out.
 */
public final class VerifyLedger {

    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int MOST_BYTES = 1_000_000;

    private VerifyLedger() {}

    public static void main(String[] arguments) {
        // What it has to say is all that it says; the libraries' own logging stays off.
        LoggingSystem.get(VerifyLedger.class.getClassLoader()).beforeInitialize();
        System.exit(run(arguments, System.getenv()));
    }

    private static int run(String[] arguments, Map<String, String> settings) {
        String url = settings.get("SPRING_DATASOURCE_URL");
        if (arguments.length != 1 || url == null) {
            System.err.println(
                    "Needed: the key set (a file or a URL, such as https://…/.well-known/jwks.json) as the only"
                            + " argument, and the database in SPRING_DATASOURCE_URL, _USERNAME and _PASSWORD.");
            return 2;
        }
        try {
            LedgerReport report = check(
                    new DriverManagerDataSource(
                            url,
                            settings.getOrDefault("SPRING_DATASOURCE_USERNAME", ""),
                            settings.getOrDefault("SPRING_DATASOURCE_PASSWORD", "")),
                    keys(arguments[0]));
            print(report);
            return report.ok() ? 0 : 1;
        } catch (IOException | ParseException | RuntimeException failure) {
            System.err.println("The ledger could not be checked: " + failure.getMessage());
            return 2;
        }
    }

    /** One look at one moment. */
    static LedgerReport check(DataSource database, JWKSet keys) {
        TransactionTemplate oneLook = new TransactionTemplate(new DataSourceTransactionManager(database));
        oneLook.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        oneLook.setReadOnly(true);
        JdbcClient jdbc = JdbcClient.create(database);
        return Objects.requireNonNull(oneLook.execute(status -> {
            requireSight(jdbc);
            return new LedgerAudit(jdbc, keys).check();
        }));
    }

    /** Row-level security would show any other account an empty ledger, in which nothing is wrong. */
    private static void requireSight(JdbcClient jdbc) {
        boolean seesAll = jdbc.sql("select pg_has_role(current_user, 'onlyyou_operate', 'usage')")
                .query(Boolean.class)
                .single();
        if (!seesAll) {
            throw new IllegalStateException(
                    "this account does not see every person's rows; use one with the role onlyyou_operate.");
        }
    }

    private static JWKSet keys(String place) throws IOException, ParseException {
        return place.startsWith("https://") || place.startsWith("http://")
                ? JWKSet.load(URI.create(place).toURL(), TIMEOUT_MILLIS, TIMEOUT_MILLIS, MOST_BYTES)
                : JWKSet.load(Path.of(place).toFile());
    }

    private static void print(LedgerReport report) {
        System.out.printf(
                "%d entries of %d people under %d seals; the last seal is %s%n",
                report.entries(), report.people(), report.seals(), report.lastSeal());
        report.brokenChains()
                .forEach(chain -> System.out.printf(
                        "BROKEN: the chain of person key %s, from entry %d on%n",
                        chain.personKey(), chain.firstBroken()));
        report.brokenSeals().forEach(seal -> System.out.printf("BROKEN: seal %d%n", seal));
        System.out.println(report.ok() ? "Everything is what was written." : "NOT what was written.");
    }
}
