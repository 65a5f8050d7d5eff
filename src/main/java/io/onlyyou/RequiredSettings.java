package io.onlyyou;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Stops a start that lacks a setting for which there is no safe default, and names all that are missing at once.
 *
 * <p>It looks before any bean is made, so that nothing has been connected to or written when it refuses.
 */
@Component
class RequiredSettings implements BeanFactoryPostProcessor {

    /** The name of Spring Boot's own bean, which only repeats {@code spring.datasource.*}. */
    private static final String DATABASE_OF_THE_SETTINGS = "jdbcConnectionDetails";

    private static final String ACTION = """
            Set them by environment variable (in brackets), as --name=value, or in an application.yml beside the jar.
            To try the service with nothing set up: mvn spring-boot:run, or docker compose up.""";

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        Environment settings = beans.getBean(Environment.class);
        List<String> missing = Stream.of(
                        line(
                                isSet(settings, "onlyyou.public-url"),
                                "onlyyou.public-url (ONLYYOU_PUBLICURL): the URL under which callers reach the service"),
                        line(
                                isSet(settings, "spring.datasource.url") || bringsDatabase(beans),
                                "spring.datasource.url (SPRING_DATASOURCE_URL), with .username and .password:"
                                        + " a PostgreSQL, 15 or later, as the login that serves one person at a time"
                                        + " (docs/database-roles.md)"),
                        line(
                                isSet(settings, "onlyyou.database.operate.username") || bringsRoles(beans),
                                "onlyyou.database.operate.username (ONLYYOU_DATABASE_OPERATE_USERNAME), with .password:"
                                        + " the login that sweeps and lists across people"),
                        line(
                                isSet(settings, "spring.flyway.user")
                                        || "false".equals(settings.getProperty("spring.flyway.enabled"))
                                        || bringsRoles(beans),
                                "spring.flyway.user (SPRING_FLYWAY_USER), with .password: the owner of the tables, used for"
                                        + " migrations alone; or spring.flyway.enabled=false where they run apart"),
                        line(
                                isSet(settings, "spring.security.oauth2.resourceserver.jwt.issuer-uri"),
                                "spring.security.oauth2.resourceserver.jwt.issuer-uri"
                                        + " (SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUERURI):"
                                        + " who issues the callers' tokens"),
                        line(
                                isSet(settings, "onlyyou.vault.key-encryption-key")
                                        || isSet(settings, "onlyyou.vault.key-encryption-key-file")
                                        || isSet(settings, "onlyyou.vault.key-encryption-key-uri"),
                                "onlyyou.vault.key-encryption-key (ONLYYOU_VAULT_KEYENCRYPTIONKEY),"
                                        + " or onlyyou.vault.key-encryption-key-file or -uri: what wraps the keys of the pictures"))
                .filter(StringUtils::hasText)
                .toList();
        if (!missing.isEmpty()) {
            throw new RefusedStartException(
                    missing.stream()
                            .collect(Collectors.joining("\n  - ", "OnlyYou is missing these settings:\n  - ", "")),
                    ACTION);
        }
    }

    private static String line(boolean present, String whatIsMissing) {
        return present ? "" : whatIsMissing;
    }

    private static boolean isSet(Environment settings, String name) {
        return StringUtils.hasText(settings.getProperty(name));
    }

    private static boolean bringsRoles(ConfigurableListableBeanFactory beans) {
        return beans.getBeanNamesForType(OperateLogin.class, false, false).length > 0;
    }

    private static boolean bringsDatabase(ConfigurableListableBeanFactory beans) {
        return Arrays.stream(beans.getBeanNamesForType(JdbcConnectionDetails.class, false, false))
                .anyMatch(name -> !name.equals(DATABASE_OF_THE_SETTINGS));
    }
}
