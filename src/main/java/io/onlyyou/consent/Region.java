package io.onlyyou.consent;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A country that exists, by ISO 3166-1 alpha-2, or a subdivision of one, in the form of ISO 3166-2: otherwise a policy about
 * {@code GB} could be walked around as {@code UK}. {@code XK}, which ISO leaves to its users, is Kosovo, as it is for most of them.
 */
@Documented
@Constraint(validatedBy = RegionValidator.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
public @interface Region {

    /** What is said of anything else. */
    String message() default "is an ISO 3166 code such as US-CA";

    /** When it is checked. */
    Class<?>[] groups() default {};

    /** Not used. */
    Class<? extends Payload>[] payload() default {};
}
