package io.onlyyou.support;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test that shows a {@link Promised} of ours: {@code docs/evidence.md} lists it. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Shows {

    Promised[] value();

    /** Where its randomness comes from, if it has any. */
    String seed() default "";
}
