package io.onlyyou.support;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole application as production wires it, on a free port, with a database of its own on a real PostgreSQL
 * ({@link TestDatabase}) and the issuer of {@link TestTokens}.
 *
 * <p>Properties of a test ({@code @TestPropertySource}) win over those set here; each different set has its own
 * application context and so its own database.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = IntegrationTestSettings.class)
@Import(Superuser.class)
public @interface IntegrationTest {}
