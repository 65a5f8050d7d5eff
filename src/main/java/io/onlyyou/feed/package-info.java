/**
 * Puts a person's portraits into that person's own feed: pages, plans, decisions, pacing, what the person says to
 * it, and the pictures behind the items.
 *
 * <p>Owns {@code insertion} and {@code interaction}; reads {@code consent}, {@code revocation_target} and {@code portrait}, in the one statement that decides. A yes comes
 * from that statement alone, with the person's row locked; everything before it may only say no. See
 * {@code docs/decisions/0005-only-the-database-says-yes.md}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"splice", "consent", "portrait", "switches"})
package io.onlyyou.feed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
