package io.onlyyou.subject;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a person says, in any script: not empty, bounded, and nothing in it that is not seen but changes what is. */
@Documented
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = InOwnWords.Check.class)
@interface InOwnWords {

    /** In characters as Unicode counts them. */
    int MOST = 1000;

    String message() default "is 1 to 1000 characters, without control characters, line breaks included";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Looks at each character; what joins letters or emoji is fine, what turns the direction of reading is not. */
    class Check implements ConstraintValidator<InOwnWords, String> {

        /** Not a space, nor a letter or a sign that shows nothing. */
        private static final Pattern SEEN = Pattern.compile("[^\\s\\p{Z}\\p{Cf}\\p{M}\u115F\u1160\u3164\uFFA0\u2800]");

        private static final Pattern UNSEEN =
                Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}\u202A-\u202E\u2066-\u2069\uFEFF\uFFF9-\uFFFB]");

        @Override
        public boolean isValid(@Nullable String words, ConstraintValidatorContext context) {
            return words == null
                    || (SEEN.matcher(words).find()
                            && words.codePointCount(0, words.length()) <= MOST
                            && !UNSEEN.matcher(words).find());
        }
    }
}
