package io.onlyyou.subject;

import io.onlyyou.portrait.Scenarios;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** The id of a scenario of the catalogue, so that a misspelt one does not go unnoticed. */
@Documented
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = KnownScenario.Check.class)
@interface KnownScenario {

    String message() default "is none of the scenarios";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Looks it up. */
    class Check implements ConstraintValidator<KnownScenario, String> {

        private final Scenarios scenarios;

        Check(Scenarios scenarios) {
            this.scenarios = scenarios;
        }

        @Override
        public boolean isValid(@Nullable String id, ConstraintValidatorContext context) {
            return id == null || scenarios.find(id).isPresent();
        }
    }
}
