/**
 * The person's row, the ledger, and the one question "may we?": notices, receipts, endings, preferences.
 *
 * <p>Owns {@code person}, {@code person_seen}, {@code ended_account}, {@code notice*}, {@code consent}, {@code ledger*},
 * {@code signing_key}, {@code receipt}, {@code preference} and {@code revocation*}. Every writer about a person locks that
 * person's row first ({@link io.onlyyou.consent.People#lock}), and nobody sees a row of a person whom the transaction does
 * not serve ({@link io.onlyyou.consent.OnePerson}). Every consent given and ended is told by the outbox.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"outbox"})
package io.onlyyou.consent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
