package io.onlyyou.consent;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.transaction.annotation.Transactional;

/**
 * A transaction on one of the connections that are kept for endings, so that it neither waits behind splices and jobs nor
 * longer than its lock timeout for a person's row. In a transaction that is open already it changes nothing.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Transactional(EndingTransaction.MANAGER)
public @interface EndingTransaction {

    /** The transaction manager's name, for transactions that are opened by hand. */
    String MANAGER = "endings";
}
