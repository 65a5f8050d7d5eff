package io.onlyyou.admin;

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

/** Whoever turns something off says why. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ReasonedIfOff.Check.class)
@interface ReasonedIfOff {

    String message() default "is needed to turn something off";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Blames the missing reason, not the whole request. */
    class Check implements ConstraintValidator<ReasonedIfOff, SwitchRequest> {

        @Override
        public boolean isValid(@Nullable SwitchRequest request, ConstraintValidatorContext context) {
            if (request == null || !request.isOff() || request.givenReason() != null) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                    .addPropertyNode("reason")
                    .addConstraintViolation();
            return false;
        }
    }
}
